import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import test from 'node:test';

const read = path => readFile(new URL(path, import.meta.url), 'utf8');

test('the kinds of problems are those of the API', async () => {
  const api = await read('../../../../upload-api/src/main/java/dev/airlock/api/problem/ApiProblem.java');
  const kinds = [...api.matchAll(/^ {2}([A-Z_]+)\(\s*HttpStatus/gm)]
    .map(([, kind]) => kind.toLowerCase().replaceAll('_', '-'));
  assert.ok(kinds.length > 30);
  const typed = (await read('../../src/problem.js')).split('export class')[0].match(/(?<=')[a-z-]+(?=')/g);
  assert.deepEqual(typed.sort(), [...kinds, 'storage-refused', 'unreachable'].sort());
});
