import assert from 'node:assert/strict';
import {gzipSync} from 'node:zlib';
import {fileURLToPath} from 'node:url';
import test from 'node:test';
import {build} from 'esbuild';

const bytesOf = async (...names) => {
  const {outputFiles: [bundle]} = await build({
    stdin: {
      contents: names.map(name => `export * from './src/${name}.js';`).join('\n'),
      resolveDir: fileURLToPath(new URL('../..', import.meta.url)),
    },
    bundle: true, minify: true, format: 'esm', write: false, external: ['react', '@uppy/core'],
  });
  return gzipSync(bundle.contents, {level: 9}).length;
};

test('client, hook and plug-in together are less than 12 KB on their way to a browser', async t => {
  const client = await bytesOf('index');
  const all = await bytesOf('index', 'react', 'uppy');
  t.diagnostic(`${client} bytes, with hook and plug-in ${all}`);
  assert.ok(all < 12 * 1024, `${all} bytes`);
  assert.ok(client > 1024 && all > client, 'there is something in it');
});
