/**
 * Pages of developers, as the documents show them, on an origin of their own: AIRLOCK_ORIGIN is one that
 * the running Airlock at AIRLOCK_API allows, AIRLOCK_TOKEN a user's token. AIRLOCK_UPPY names the majors of
 * Uppy to try, such as `4,6`.
 */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {mkdir, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {createClient} from '../js/src/index.js';
import {context, PATIENCE} from './browser.js';

const {AIRLOCK_API, AIRLOCK_ORIGIN, AIRLOCK_TOKEN, AIRLOCK_UPPY = '3,4,5,6'} = process.env;
const {build} = createRequire(new URL('../js/package.json', import.meta.url))('esbuild');
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
const PORT = Number(new URL(AIRLOCK_ORIGIN).port);

const airlock = createClient({baseUrl: AIRLOCK_API, token: () => AIRLOCK_TOKEN});
let own;
let folder;

before(async () => {
  own = await context();
  folder = await mkdtemp(join(tmpdir(), 'own-'));
});
after(() => rm(folder, {recursive: true, force: true}));

/** The code that a document shows below a heading, for the system under test. */
async function shown(document, heading, language) {
  const text = await readFile(join(ROOT, 'docs', document), 'utf8');
  const below = heading ? text.split(`\n## ${heading}\n`)[1].split('\n## ')[0] : text;
  return [...below.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'))].map(([, code]) =>
    code.replaceAll('http://localhost:8080', AIRLOCK_API).replaceAll('8000', PORT));
}

test('the first page of a newcomer uploads, and tells what came of it', async t => {
  const [up, prepare, serve] = await shown('first-page.md', '', 'bash');
  const [page] = await shown('first-page.md', '', 'html');
  assert.match(up, new RegExp(`^AIRLOCK_CORS_ORIGINS=http://localhost:${PORT} ./airlock up\n$`));
  // It is up already, and this is a clone as far as the commands can tell.
  const clone = join(folder, 'clone');
  await mkdir(clone);
  await symlink(join(ROOT, 'clients'), join(clone, 'clients'));
  await writeFile(join(clone, 'airlock'), `#!/bin/sh\n[ "$*" = "token alice" ] && echo ${AIRLOCK_TOKEN}\n`, {mode: 0o755});
  const shell = commands => spawn('bash', ['-ec', commands], {cwd: clone, stdio: ['ignore', 'ignore', 'inherit']});
  assert.equal(await new Promise(ended => shell(prepare).on('exit', ended)), 0);
  await writeFile(join(folder, 'my-page/index.html'), page);
  const server = shell(`exec ${serve} 2>/dev/null`);
  t.after(() => server.kill());

  const visitor = await own.newPage();
  for (const started = Date.now(); ;) {
    const opened = await visitor.goto(`${AIRLOCK_ORIGIN}/`).catch(() => undefined);
    if (opened?.ok()) {
      break;
    }
    assert.ok(Date.now() - started < PATIENCE, 'nobody serves the page');
    await pause(100);
  }
  await visitor.getByLabel('Files to upload').setInputFiles([
    {name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('harmless words')},
    {name: 'eicar.txt', mimeType: 'text/plain', buffer: Buffer.from(EICAR)},
    {name: 'tool.exe', mimeType: '', buffer: Buffer.from('MZ')},
  ]);
  await visitor.getByText(/^notes\.txt: clean$/).waitFor();
  await visitor.getByText(/^eicar\.txt: infected: .*Eicar/).waitFor();
  await visitor.getByText(/^tool\.exe: The profile document accepts/).waitFor();
  await visitor.close();
});

for (const major of AIRLOCK_UPPY.split(',')) {
  test(`Uppy ${major} uploads as its document shows, small and in parts`, async t => {
    const [code] = await shown('uppy.md', `Uppy ${major}`, 'js');
    const inParts = new URL('../js/', import.meta.url);
    const {outputFiles: [script]} = await build({
      stdin: {
        contents: `const {token, show} = window;\n${code}\nwindow.uppy = uppy;`,
        resolveDir: fileURLToPath(major === '6' ? inParts : new URL(`uppy/${major}/`, import.meta.url)),
      },
      alias: {'airlock-client/uppy': fileURLToPath(new URL('src/uppy.js', inParts))},
      bundle: true, format: 'iife', write: false, logLevel: 'error',
    });
    const server = createServer((request, response) => {
      const wanted = request.url === '/page.js';
      response.setHeader('Content-Type', wanted ? 'text/javascript' : 'text/html');
      response.end(wanted ? script.contents : '<!doctype html><title>mine</title>');
    });
    await new Promise(listening => server.listen(PORT, '127.0.0.1', listening));
    t.after(() => {
      server.closeAllConnections();
      return new Promise(closed => server.close(closed));
    });

    const visitor = await own.newPage();
    await visitor.goto(`${AIRLOCK_ORIGIN}/`);
    await visitor.evaluate(token => Object.assign(window, {
      token, told: [], show: (...words) => window.told.push(words)}), AIRLOCK_TOKEN);
    await visitor.addScriptTag({url: '/page.js'});
    const size = (major === '6' ? 17 : 11) << 20; // enough to be sent in parts
    await visitor.evaluate(size => {
      const large = 'x'.repeat(size);
      for (const [name, content, type] of [
        ['small.txt', 'words', 'text/plain'], ['large.log', large, ''], ['tool.exe', 'MZ', 'application/x-msdownload'],
      ]) {
        window.uppy.addFile({name, type, data: new File([content], name, {type})});
      }
      window.uppy.upload().catch(() => {}); // Uppy 3 has done when the first one is refused
    }, size);
    await visitor.waitForFunction(() => window.told.length === 3).catch(() => {}); // or the words below tell what differs
    const told = await visitor.evaluate(() => window.told);
    await visitor.close();

    const of = name => told.find(([words]) => words.startsWith(name));
    assert.match(of('tool.exe')[0], /^tool\.exe: The profile document accepts/, 'it is said why');
    for (const [name, bytes] of [['small.txt', 5], ['large.log', size]]) {
      if (major === '6') {
        assert.equal(of(name)[0], `${name} is clean`);
      } else {
        assert.equal(of(name)[0], `${name} has arrived`);
        const file = await airlock.settled(of(name)[1], {signal: AbortSignal.timeout(PATIENCE)});
        assert.deepEqual([file.fileName, file.size, file.contentType, file.status], [name, bytes, 'text/plain', 'clean']);
      }
    }
  });
}
