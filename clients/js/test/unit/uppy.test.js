import assert from 'node:assert/strict';
import {setTimeout as after} from 'node:timers/promises';
import test from 'node:test';
import Uppy from '@uppy/core';
import {createClient} from '../../src/index.js';
import Airlock from '../../src/uppy.js';
import {fileOf, PROFILES, problem, standIn} from './stand-in.js';

const PART = 8;

/** An API and an S3 that take any number of files, in parts of 8 bytes from 16 bytes on. */
async function uppyOf(t, {put = () => {}, verdict = () => ({status: 'clean'}), options = {}} = {}) {
  const kept = new Map(); // file and part
  const sizes = new Map();
  let most = 0;
  let now = 0;
  const s3 = await standIn(t, {
    'PUT /.*': async (request, response) => {
      const [, id, part] = request.path.split('/');
      most = Math.max(most, ++now);
      await after(5);
      now--;
      if (await put({id, part: Number(part), times: s3.seen.filter(seen => seen.endsWith(request.path)).length},
        response) !== false) {
        kept.set(`${id}/${part}`, request.body.toString());
        response.end();
      }
    },
  });
  const partsOf = id => Array.from({length: Math.ceil(sizes.get(id) / PART)}, (_, index) =>
    ({partNumber: index + 1, url: `${s3.url}/${id}/${index + 1}`, size: PART}));
  const initiated = [];
  const complete = new Set();
  const api = await standIn(t, {
    'GET /profiles': () => PROFILES,
    'POST /files/upload/initiate': ({body}) => {
      const request = JSON.parse(body);
      const fileId = `f${initiated.push(request)}`;
      sizes.set(fileId, request.size);
      const upload = request.method === 'multipart'
        ? {method: 'MULTIPART', uploadId: 'u', partSize: PART, parts: partsOf(fileId)}
        : {method: 'PUT', url: `${s3.url}/${fileId}/1`, headers: {}};
      return {fileId, status: 'pending', contentType: 'text/plain', contentTypeResolved: false, upload};
    },
    'GET /files/upload/f\\d+/parts': ({path}, response) => {
      const [, , , id] = path.split('/');
      return complete.has(id)
        ? problem(response, 409, 'upload-ended')
        : {partSize: PART, parts: [...kept.keys()].filter(key => key.startsWith(`${id}/`))
          .map(key => ({partNumber: Number(key.split('/')[1])}))};
    },
    'POST /files/upload/f\\d+/parts': ({path}) => ({parts: partsOf(path.split('/')[3])}),
    'POST /files/upload/complete': ({body}) => {
      const {fileId} = JSON.parse(body);
      complete.add(fileId);
      return {fileId, status: 'pending'};
    },
    'DELETE /files/upload/f\\d+': (_, response) => {
      response.statusCode = 204;
      response.end();
    },
    'GET /files/f\\d+/events': async ({path}, response) => {
      const fileId = path.split('/')[2];
      response.write(`id: 1\ndata: ${JSON.stringify({fileId, status: 'scanning'})}\n\n`);
      const file = {fileId, ...await verdict(fileId)};
      response.write(`id: 2\ndata: ${JSON.stringify(file)}\n\n`);
    },
  });
  const store = new Map();
  const uppy = new Uppy({logger: {debug() {}, warn() {}, error() {}}}).use(Airlock, {
    client: createClient({baseUrl: api.url, token: () => 'secret', store}), profile: 'document', ...options,
  });
  t.after(() => uppy.destroy());
  const events = [];
  for (const name of ['upload-success', 'upload-error', 'airlock:verdict']) {
    uppy.on(name, file => events.push(`${name} ${file.name}`));
  }
  const add = (content, name = 'notes.txt') => {
    const data = fileOf(content, name);
    return uppy.addFile({name, type: data.type, data});
  };
  const content = id => partsOf(id).map(({partNumber}) => kept.get(`${id}/${partNumber}`)).join('');
  return {uppy, api, s3, add, events, content, initiated, store, most: () => most};
}

/** Resolves when that has happened. */
async function until(what) {
  while (!what()) {
    await after(5);
  }
}

const LARGE = 'abcdefghij'.repeat(5); // 7 parts, sent in parts when asked to

/** Uppy's files are small here: what is sent in parts is decided by the profile. */
const inParts = t => {
  const methods = PROFILES[0].methods;
  PROFILES[0].methods = ['multipart'];
  t.after(() => {
    PROFILES[0].methods = methods;
  });
};

test('files are sent in parts, several at a time, with progress, and succeed when they are clean', async t => {
  inParts(t);
  let scanned;
  const {uppy, add, events, content, most, initiated} = await uppyOf(t, {
    options: {allowedMetaFields: ['order']},
    verdict: () => new Promise(resolve => {
      scanned = () => resolve({status: 'clean'});
    }),
  });
  const id = add(LARGE);
  uppy.setFileMeta(id, {order: 17, other: 'x', name: 'renamed.txt'});
  const sent = [];
  uppy.on('upload-progress', (_, {bytesUploaded}) => sent.push(bytesUploaded));
  const done = uppy.upload();
  await until(() => scanned);
  assert.deepEqual(events, [], 'not before the verdict');
  assert.equal(uppy.getFile(id).progress.postprocess.message, 'Scanning for malware …');
  scanned();
  const {successful, failed} = await done;
  assert.equal(failed.length, 0);
  assert.deepEqual(successful[0].response.body, {fileId: 'f1', status: 'clean'});
  assert.equal(uppy.getFile(id).progress.postprocess, undefined);
  assert.equal(content('f1'), LARGE);
  assert.ok(most() > 1 && most() <= 4, `${most()} at a time`);
  assert.equal(sent.at(-1), LARGE.length);
  assert.equal(initiated[0].fileName, 'renamed.txt');
  assert.deepEqual(initiated[0].metadata, {order: '17'});
});

test('malware and what is held back are errors, with the verdict in the response', async t => {
  const verdicts = {
    f1: {status: 'infected', threats: ['Eicar', 'Other']},
    f2: {status: 'quarantined', reason: 'encrypted', where: 'a.zip › b.txt'},
  };
  const {uppy, add, events} = await uppyOf(t, {verdict: id => verdicts[id], options: {limit: 1}});
  const [first, second] = [add('one', 'one.txt'), add('two', 'two.txt')];
  const {successful, failed} = await uppy.upload();
  assert.equal(successful.length, 0);
  assert.equal(failed.length, 2);
  assert.deepEqual(events, ['upload-error one.txt', 'upload-error two.txt']);
  assert.equal(uppy.getFile(first).error, 'Malware was found: Eicar, Other');
  assert.equal(uppy.getFile(second).error, 'The file is held back: encrypted (a.zip › b.txt)');
  assert.deepEqual(uppy.getFile(first).response.body, {fileId: 'f1', ...verdicts.f1});
});

test('a file can succeed when it has arrived, and gets its verdict later', async t => {
  let scanned;
  const {uppy, add, events} = await uppyOf(t, {
    options: {awaitVerdict: false},
    verdict: () => new Promise(resolve => {
      scanned = () => resolve({status: 'infected', threats: ['Eicar']});
    }),
  });
  const id = add('words');
  const {successful} = await uppy.upload();
  assert.deepEqual(successful[0].response.body, {fileId: 'f1', status: 'pending'});
  await until(() => scanned);
  scanned();
  await until(() => events.length === 2);
  assert.deepEqual(events, ['upload-success notes.txt', 'airlock:verdict notes.txt']);
  assert.equal(uppy.getFile(id).response.body.status, 'infected');
});

test('an upload that is paused sends on only what is missing', async t => {
  inParts(t);
  let id;
  const {uppy, add, s3, api, content} = await uppyOf(t, {
    options: {parallel: 1},
    put: ({part, times}) => {
      if (part === 4 && times === 1) {
        uppy.pauseResume(id);
      }
    },
  });
  id = add(LARGE);
  const done = uppy.upload();
  await until(() => uppy.getFile(id).isPaused);
  await after(50);
  const before = s3.seen.length;
  assert.ok(before <= 5, `${before} parts were sent`);
  uppy.pauseResume(id);
  assert.equal((await done).successful.length, 1);
  assert.equal(content('f1'), LARGE);
  assert.ok(s3.seen.length - before <= 4, 'what had arrived is not sent again');
  assert.equal(api.seen.filter(call => call.endsWith('initiate')).length, 1);
});

test('a file that failed is sent on when it is tried again', async t => {
  inParts(t);
  let refuses = true;
  const {uppy, add, s3, content} = await uppyOf(t, {
    options: {parallel: 1},
    put: ({part}, response) => {
      if (part === 4 && refuses) {
        response.statusCode = 400;
        response.end();
        return false;
      }
    },
  });
  const id = add(LARGE);
  assert.equal((await uppy.upload()).failed.length, 1);
  assert.match(uppy.getFile(id).error, /The storage answered 400/);
  refuses = false;
  await uppy.retryUpload(id);
  assert.equal(uppy.getFile(id).response.body.status, 'clean');
  assert.equal(content('f1'), LARGE);
  assert.equal(s3.seen.length, 8, 'seven parts, one of them twice');
});

for (const [how, cancel] of Object.entries({
  removed: (uppy, id) => uppy.removeFile(id),
  cancelled: uppy => uppy.cancelAll(),
})) {
  test(`an upload that is ${how} is thrown away, and the others go on`, async t => {
    inParts(t);
    const {uppy, add, api, events} = await uppyOf(t, {
      options: {parallel: 1, limit: 1},
      put: ({id: fileId, part}) => {
        if (fileId === 'f1' && part === 2) {
          cancel(uppy, id);
        }
      },
    });
    const id = add(LARGE);
    add(LARGE, 'other.txt');
    await uppy.upload();
    await until(() => api.seen.includes('DELETE /files/upload/f1'));
    assert.deepEqual(events, how === 'removed' ? ['upload-success other.txt'] : []);
  });
}

test('a page that is loaded again goes on with the file, once it is chosen again', async t => {
  inParts(t);
  const {uppy, add, s3, store, api, content} = await uppyOf(t, {
    options: {parallel: 1},
    put: ({part, times}) => {
      if (part === 4 && times === 1) {
        uppy.pauseAll();
      }
    },
  });
  add(LARGE);
  void uppy.upload();
  await until(() => s3.seen.length >= 4);
  await after(30);
  const before = s3.seen.length;
  const anew = new Uppy({logger: {debug() {}, warn() {}, error() {}}}).use(Airlock, {
    client: createClient({baseUrl: api.url, token: () => 'secret', store}), profile: () => 'document'});
  t.after(() => anew.destroy());
  anew.addFile({name: 'notes.txt', type: 'text/plain', data: fileOf(LARGE)});
  assert.equal((await anew.upload()).successful.length, 1);
  assert.equal(content('f1'), LARGE);
  assert.ok(s3.seen.length - before <= 4);
});
