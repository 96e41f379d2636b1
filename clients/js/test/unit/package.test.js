import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtemp, readdir, readFile, rm, stat, symlink} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import test from 'node:test';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test('the package, as it is packed, gives what it names, with types', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'package-'));
  t.after(() => rm(folder, {recursive: true}));
  await run('npm', ['run', '--silent', 'package'], {cwd: ROOT});
  const [tarball] = (await readdir(join(ROOT, 'target'))).filter(name => name.endsWith('.tgz'));
  await run('tar', ['-xzf', join(ROOT, 'target', tarball), '-C', folder]);
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));

  const packed = JSON.parse(await readFile(join(folder, 'package/package.json'), 'utf8'));
  assert.equal(packed.dependencies, undefined, 'it needs nothing');
  const given = {};
  for (const [name, {types, default: code}] of Object.entries(packed.exports)) {
    assert.ok((await stat(join(folder, 'package', types))).size > 100, types);
    given[name] = Object.keys(await import(join(folder, 'package', code)));
  }
  assert.deepEqual(given, {
    '.': ['AirlockClient', 'AirlockProblem', 'createClient'],
    './react': ['useUpload'],
    './uppy': ['Airlock', 'default'],
  });
});
