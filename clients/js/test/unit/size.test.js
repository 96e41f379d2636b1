import assert from 'node:assert/strict';
import {gzipSync} from 'node:zlib';
import {fileURLToPath} from 'node:url';
import test from 'node:test';
import {build} from 'esbuild';

test('the whole client is less than 12 KB on its way to a browser', async () => {
  const {outputFiles: [bundle]} = await build({
    entryPoints: [fileURLToPath(new URL('../../src/index.js', import.meta.url))],
    bundle: true, minify: true, format: 'esm', write: false,
  });
  const bytes = gzipSync(bundle.contents, {level: 9}).length;
  assert.ok(bytes < 12 * 1024, `${bytes} bytes`);
  assert.ok(bytes > 1024, 'there is something in it');
});
