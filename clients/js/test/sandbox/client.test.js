/**
 * The client against a running Airlock: AIRLOCK_API is its address, AIRLOCK_TOKEN and
 * AIRLOCK_OTHER_TOKEN belong to two different users.
 */
import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import test from 'node:test';
import {createClient} from '../../src/index.js';

const {AIRLOCK_API: baseUrl, AIRLOCK_TOKEN, AIRLOCK_OTHER_TOKEN} = process.env;
const client = createClient({baseUrl, token: () => AIRLOCK_TOKEN});
const other = createClient({baseUrl, token: () => AIRLOCK_OTHER_TOKEN});
const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

const fileOf = (content, name, type = '') =>
  Object.assign(new Blob([content], {type}), {name, lastModified: 1});
const bytesOf = async fileId =>
  Buffer.from(await (await fetch((await client.download(fileId)).downloadUrl)).arrayBuffer());

for (const method of ['auto', 'post', 'put', 'multipart']) {
  test(`a clean file comes back as it was (${method})`, async () => {
    const stored = await client.upload(
      fileOf('harmless words', 'notes.md', 'text/markdown'), {profile: 'document', method});
    assert.equal(stored.status, 'pending');
    const file = await client.settled(stored.fileId);
    assert.equal(file.status, 'clean');
    assert.equal(file.contentType, 'text/plain');
    assert.equal((await bytesOf(stored.fileId)).toString(), 'harmless words');
  });
}

test('malware is told and not given out', async () => {
  const {fileId} = await client.upload(fileOf(EICAR, 'eicar.txt'), {profile: 'document'});
  const file = await client.settled(fileId);
  assert.equal(file.status, 'infected');
  assert.match(file.threats[0], /Eicar/);
  await assert.rejects(client.download(fileId), {kind: 'file-not-clean', status: 409});
});

test('a large file goes on in parts where it was paused', async () => {
  const content = randomBytes(20 << 20);
  const file = fileOf(content, 'noise.zip', 'application/x-zip-compressed');
  const pausing = new AbortController();
  const options = {profile: 'document', resume: true, parallel: 1};
  let fileId;
  await assert.rejects(client.upload(file, {
    ...options,
    signal: pausing.signal,
    onStart: started => {
      fileId = started.fileId;
      assert.ok(started.resumable);
    },
    onProgress: ({sent}) => sent >= 8 << 20 && pausing.abort(),
  }), {name: 'AbortError'});
  let first;
  const stored = await client.upload(file, {...options, onProgress: ({sent}) => first ??= sent});
  assert.equal(stored.fileId, fileId);
  assert.ok(first >= 8 << 20);
  const settled = await client.settled(fileId);
  assert.equal(settled.status, 'quarantined', 'noise is no zip');
  assert.equal(settled.size, content.length);
});

test('what one user has, another does not see', async () => {
  const {fileId} = await client.upload(fileOf('mine', 'mine.txt'), {profile: 'document'});
  await client.settled(fileId);
  for (const attempt of ['file', 'download', 'delete', 'settled', 'history', 'restore', 'cancel']) {
    await assert.rejects(other[attempt](fileId), {kind: 'not-the-owner', status: 403}, attempt);
  }
  assert.ok(!(await other.list({limit: 100})).files.some(file => file.fileId === fileId));
});

test('a file is listed, deleted, restored, and all of it is in its history', async () => {
  const {fileId} = await client.upload(fileOf('words', 'kept.txt'), {profile: 'document'});
  await client.settled(fileId);
  assert.equal((await client.list({limit: 1})).files[0].fileId, fileId);
  assert.equal((await client.delete(fileId)).status, 'deleted');
  assert.equal((await client.restore(fileId)).status, 'clean');
  const actions = (await client.history(fileId)).map(entry => entry.action);
  assert.ok(actions.includes('deleted') && actions.includes('restored'), actions.join());
});

test('all files are followed by one stream', async () => {
  const ending = new AbortController();
  const seen = [];
  let fileId;
  for await (const file of client.watchAll({signal: ending.signal})) {
    fileId ??= (await client.upload(fileOf('more', 'more.txt'), {profile: 'document'})).fileId;
    if (file.fileId === fileId) {
      seen.push(file.status);
      if (file.status === 'clean') {
        ending.abort();
      }
    }
  }
  assert.deepEqual([...new Set(seen)], ['pending', 'scanning', 'clean']);
});

test('what is refused at once says why', async () => {
  await assert.rejects(client.upload(fileOf('', 'empty.txt'), {profile: 'document'}), {field: 'size', status: 400});
  await assert.rejects(client.upload(fileOf('MZ', 'tool.exe'), {profile: 'document'}), {kind: 'content-type-not-allowed'});
});

test('an upload that is ended leaves no file', async () => {
  const ending = new AbortController();
  let fileId;
  await assert.rejects(client.upload(fileOf(randomBytes(17 << 20), 'noise.zip'), {
    profile: 'document',
    signal: ending.signal,
    onStart: started => {
      fileId = started.fileId;
      ending.abort();
    },
  }), {name: 'AbortError'});
  assert.equal((await client.file(fileId)).status, 'deleted');
});
