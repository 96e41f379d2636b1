import assert from 'node:assert/strict';
import test from 'node:test';
import {AirlockProblem, createClient} from '../../src/index.js';
import {fileOf, problem, PROFILES, standIn} from './stand-in.js';

const token = () => 'secret';

test('a put whose answer is lost is sent again, and what S3 has already is success', async t => {
  const s3 = await standIn(t, {
    'PUT /object': ({time}, response) => {
      if (time === 1) {
        response.destroy();
      } else {
        response.statusCode = 412;
        response.end();
      }
    },
  });
  const api = await standIn(t, {
    'GET /profiles': () => PROFILES,
    'POST /files/upload/initiate': () => ({
      fileId: 'f1', status: 'pending', upload: {method: 'PUT', url: `${s3.url}/object`, headers: {}},
    }),
  });
  const shown = [];
  const stored = await createClient({baseUrl: api.url, token})
    .upload(fileOf('words'), {profile: 'document', onProgress: ({sent, total}) => shown.push(`${sent}/${total}`)});
  assert.deepEqual(stored, {fileId: 'f1', status: 'pending'});
  assert.deepEqual(s3.seen, ['PUT /object', 'PUT /object']);
  assert.deepEqual(shown, ['0/5', '5/5']);
});

test('what S3 refuses is a problem', async t => {
  const s3 = await standIn(t, {
    'PUT /object': (_, response) => {
      response.statusCode = 403;
      response.end('<Error/>');
    },
  });
  const api = await standIn(t, {
    'GET /profiles': () => PROFILES,
    'POST /files/upload/initiate': () => ({
      fileId: 'f1', status: 'pending', upload: {method: 'PUT', url: `${s3.url}/object`, headers: {}},
    }),
  });
  await assert.rejects(
    createClient({baseUrl: api.url, token}).upload(fileOf('words'), {profile: 'document'}),
    e => e instanceof AirlockProblem && e.kind === 'storage-refused' && e.status === 403);
});

test('a refusal tells kind, words and field', async t => {
  const api = await standIn(t, {
    'GET /profiles': () => PROFILES,
    'POST /files/upload/initiate': (_, response) =>
      problem(response, 413, 'file-too-large', {field: 'size'}),
  });
  await assert.rejects(
    createClient({baseUrl: api.url, token}).upload(fileOf('words'), {profile: 'document'}),
    {kind: 'file-too-large', field: 'size', status: 413, message: 'It is file-too-large.'});
  assert.equal(api.seen.length, 2);
});

test('a busy server is asked again when it says so, unless that is too far away', async t => {
  const api = await standIn(t, {
    'GET /files/f1': ({time}, response) =>
      time === 1 ? problem(response, 503, 'unavailable', {retryAfter: 1}) : {fileId: 'f1'},
    'GET /files/f2': (_, response) => problem(response, 429, 'quota-exceeded', {retryAfter: 3000}),
  });
  const client = createClient({baseUrl: api.url, token});
  assert.deepEqual(await client.file('f1'), {fileId: 'f1'});
  await assert.rejects(client.file('f2'), {kind: 'quota-exceeded', retryAfter: 3000});
  assert.equal(api.seen.length, 3);
});

test('an upload whose first answer is lost is begun once', async t => {
  const keys = [];
  const s3 = await standIn(t, {'PUT /object': (_, response) => void response.end()});
  const api = await standIn(t, {
    'GET /profiles': () => PROFILES,
    'POST /files/upload/initiate': ({headers, time}, response) => {
      keys.push(headers['idempotency-key']);
      if (time === 1) {
        response.destroy();
      } else if (time === 2) {
        problem(response, 409, 'request-in-progress', {retryAfter: 1});
      } else {
        return {
          fileId: 'f1', status: 'pending', contentType: 'text/plain', contentTypeResolved: true,
          upload: {method: 'PUT', url: `${s3.url}/object`, headers: {}},
        };
      }
    },
  });
  const started = [];
  const client = createClient({baseUrl: api.url, token});
  await client.upload(fileOf('words'), {profile: 'document', onStart: file => started.push(file)});
  assert.equal(keys.length, 3);
  assert.equal(new Set(keys).size, 1);
  assert.match(keys[0], /^[a-z0-9-]{10,}$/);
  assert.deepEqual(started, [
    {fileId: 'f1', resumable: false, contentType: 'text/plain', contentTypeResolved: true}]);
  await client.upload(fileOf('words'), {profile: 'document'});
  assert.equal(new Set(keys).size, 2, 'each upload has a key of its own');
});

test('a refused token is replaced once', async t => {
  const needs = [];
  const api = await standIn(t, {
    'GET /files/f1': ({headers}, response) =>
      headers.authorization === 'Bearer new'
        ? {fileId: 'f1'}
        : problem(response, 401, 'unauthenticated'),
  });
  const client = createClient({
    baseUrl: api.url,
    token: async need => {
      needs.push(need.refresh);
      return need.refresh ? 'new' : 'old';
    },
  });
  assert.deepEqual(await client.file('f1'), {fileId: 'f1'});
  assert.deepEqual(needs, [false, true]);
  await assert.rejects(createClient({baseUrl: api.url, token}).file('f1'), {kind: 'unauthenticated'});
  assert.equal(api.seen.length, 4);
});

test('what a proxy answers is a problem too, and so is no answer', async t => {
  const api = await standIn(t, {
    'GET /files/f1': (_, response) => {
      response.statusCode = 502;
      response.setHeader('Content-Type', 'text/html');
      response.end('<h1>Bad gateway</h1>');
    },
    'POST /files/f1/restore': (_, response) => response.destroy() && undefined,
  });
  const client = createClient({baseUrl: api.url, token});
  await assert.rejects(client.file('f1'), {status: 502, kind: '', title: 'The server answered 502.'});
  await assert.rejects(client.restore('f1'), {kind: 'unreachable', status: 0});
  assert.equal(api.seen.length, 2, 'what may have happened is not done again');
});

test('the lists are asked with their filters', async t => {
  const api = await standIn(t, {'GET /files.*': () => ({files: []})});
  const client = createClient({baseUrl: `${api.url}/`, token});
  await client.list({status: 'clean', limit: 5});
  await client.delete('f1', {hard: true}).catch(() => {});
  await client.download('f1', {expiresIn: 60}).catch(() => {});
  assert.deepEqual(api.seen, [
    'GET /files?status=clean&limit=5', 'DELETE /files/f1?hardDelete=true', 'GET /files/f1/download?expiresIn=60']);
});
