import assert from 'node:assert/strict';
import {setTimeout as after} from 'node:timers/promises';
import test from 'node:test';
import {createClient} from '../../src/index.js';
import {fileOf, problem, PROFILES, standIn} from './stand-in.js';

const token = () => 'secret';
const CONTENT = 'abcdefghij'.repeat(5); // 50 bytes, in parts of 8: 7 of them

/** An API and an S3 that know one upload in parts. */
async function multipart(t, put = () => {}, more = () => ({})) {
  const kept = new Map();
  let most = 0;
  let now = 0;
  const s3 = await standIn(t, {
    'PUT /part/\\d+.*': async (request, response) => {
      const number = Number(request.path.match(/\d+/)[0]);
      most = Math.max(most, ++now);
      await after(5);
      now--;
      if (await put(number, request, response) === undefined) {
        kept.set(number, request.body.toString());
        response.end();
      }
    },
  });
  const url = (number, query = '') => ({partNumber: number, url: `${s3.url}/part/${number}${query}`, size: 8});
  let complete = false;
  const api = await standIn(t, {
    'GET /profiles': () => PROFILES,
    'POST /files/upload/initiate': () => ({
      fileId: 'f1', status: 'pending', contentType: 'text/plain', contentTypeResolved: true,
      upload: {method: 'MULTIPART', uploadId: 'u', partSize: 8, parts: [1, 2, 3, 4, 5, 6, 7].map(n => ({...url(n), ...more(n)}))},
    }),
    'GET /files/upload/f1/parts': (_, response) => complete
      ? problem(response, 409, 'upload-ended')
      : {uploadId: 'u', partSize: 8, partCount: 7, parts: [...kept.keys()].map(partNumber => ({partNumber, size: 8}))},
    'POST /files/upload/f1/parts': ({body}) =>
      ({parts: JSON.parse(body).partNumbers.map(number => ({...url(number, '?again'), ...more(0)}))}),
    'POST /files/upload/complete': () => {
      complete = true;
      return {fileId: 'f1', status: 'pending'};
    },
    'DELETE /files/upload/f1': (_, response) => {
      response.statusCode = 204;
      response.end();
    },
  });
  return {
    api, s3, client: createClient({baseUrl: api.url, token}), most: () => most,
    content: () => [1, 2, 3, 4, 5, 6, 7].map(number => kept.get(number)).join(''),
  };
}

const OPTIONS = {profile: 'document', method: 'multipart'};

test('parts are sent several at a time and arrive as they were', async t => {
  const {client, content, most, api} = await multipart(t);
  const shown = [];
  await client.upload(fileOf(CONTENT), {...OPTIONS, parallel: 3, onProgress: ({sent}) => shown.push(sent)});
  assert.equal(content(), CONTENT);
  assert.ok(most() > 1 && most() <= 3, `${most()} at a time`);
  assert.deepEqual(shown, [...shown].sort((a, b) => a - b));
  assert.equal(shown.at(-1), CONTENT.length);
  assert.equal(api.seen.at(-1), 'POST /files/upload/complete');
});

test('URLs that expired are signed again, and only faults of S3 are tried again', async t => {
  const {client, content, s3} = await multipart(t, (number, {path}, response) => {
    if (number > 3 && !path.includes('again')) {
      response.statusCode = 403;
      return response.end();
    }
    if (number === 2 && s3.seen.filter(put => put.includes('/2')).length === 1) {
      response.statusCode = 500;
      return response.end();
    }
  });
  await client.upload(fileOf(CONTENT), OPTIONS);
  assert.equal(content(), CONTENT);
});

test('URLs are renewed before they end, and without waiting for that', async t => {
  const {client, content, api, s3} = await multipart(t, () => {}, number => ({
    expiresAt: new Date(Date.now() + (number < 4 ? 300_000 : number === 4 ? 1_000 : 30_000)).toISOString(),
  }));
  await client.upload(fileOf(CONTENT), {...OPTIONS, parallel: 1});
  assert.equal(content(), CONTENT);
  assert.deepEqual(s3.seen.filter(put => put.includes('again')).map(put => Number(put.match(/\d+/)[0])), [4, 5, 6, 7]);
  assert.equal(api.seen.filter(call => call === 'POST /files/upload/f1/parts').length, 1);
});

test('a clock that is wrong does not hold an upload up', async t => {
  const {client, content, api} = await multipart(t, () => {}, () => ({expiresAt: '2001-01-01T00:00:00Z'}));
  await client.upload(fileOf(CONTENT), OPTIONS);
  assert.equal(content(), CONTENT);
  assert.ok(api.seen.length < 25, `${api.seen.length} calls`);
});

test('one refused part ends all', async t => {
  const {client, api, s3} = await multipart(t, (number, _, response) => {
    if (number === 2) {
      response.statusCode = 400;
      return response.end();
    }
  });
  await assert.rejects(client.upload(fileOf(CONTENT), {...OPTIONS, parallel: 1}), {kind: 'storage-refused'});
  assert.equal(s3.seen.length, 2);
  assert.ok(!api.seen.includes('POST /files/upload/complete'));
});

test('an upload that is ended is thrown away', async t => {
  const ending = new AbortController();
  const {client, api} = await multipart(t, number => {
    if (number === 3) {
      ending.abort();
    }
  });
  await assert.rejects(
    client.upload(fileOf(CONTENT), {...OPTIONS, parallel: 1, signal: ending.signal}), {name: 'AbortError'});
  assert.equal(api.seen.at(-1), 'DELETE /files/upload/f1');
});

test('an upload that is to go on sends only what is missing', async t => {
  const pausing = new AbortController();
  const {client, api, s3, content} = await multipart(t, number => {
    if (number === 4) {
      pausing.abort();
    }
  });
  const file = fileOf(CONTENT);
  const options = {...OPTIONS, parallel: 1, resume: true};
  await assert.rejects(client.upload(file, {...options, signal: pausing.signal}), {name: 'AbortError'});
  assert.ok(!api.seen.some(call => call.startsWith('DELETE')));

  const sentBefore = s3.seen.length;
  const started = [];
  const shown = [];
  const stored = await client.upload(file, {
    ...options, onStart: upload => started.push(upload), onProgress: ({sent}) => shown.push(sent)});
  assert.deepEqual(stored, {fileId: 'f1', status: 'pending'});
  assert.deepEqual(started, [{fileId: 'f1', resumable: true}], 'of a former upload no type is told');
  assert.equal(content(), CONTENT);
  assert.ok(s3.seen.length - sentBefore <= 4, 'what had arrived is not sent again');
  assert.ok(shown[0] >= 24);
  assert.equal(api.seen.filter(call => call.endsWith('initiate')).length, 1);
});

test('an upload that was complete already is told as such', async t => {
  const {client, api} = await multipart(t);
  const remembered = new Map();
  const again = createClient({baseUrl: api.url, token, store: remembered});
  await client.upload(fileOf(CONTENT), OPTIONS);
  remembered.set('document:notes.txt:50:1', {fileId: 'f1'});
  const stored = await again.upload(fileOf(CONTENT), {...OPTIONS, resume: true});
  assert.deepEqual(stored, {fileId: 'f1', status: 'pending'});
  assert.equal(remembered.size, 0);
  assert.equal(api.seen.filter(call => call.endsWith('initiate')).length, 1);
});

test('an upload that is gone begins anew', async t => {
  const {api, content} = await multipart(t);
  const store = new Map([['document:notes.txt:50:1', {fileId: 'gone'}]]);
  const client = createClient({baseUrl: api.url, token, store});
  await client.upload(fileOf(CONTENT), {...OPTIONS, resume: true});
  assert.equal(content(), CONTENT);
  assert.equal(store.size, 0);
});
