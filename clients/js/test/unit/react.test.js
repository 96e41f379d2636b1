import assert from 'node:assert/strict';
import {setTimeout as after} from 'node:timers/promises';
import test from 'node:test';
import {createElement, StrictMode} from 'react';
import {act, create} from 'react-test-renderer';
import {createClient} from '../../src/index.js';
import {useUpload} from '../../src/react.js';
import {fileOf, problem, PROFILES, standIn} from './stand-in.js';

globalThis.IS_REACT_ACT_ENVIRONMENT = true;
const token = () => 'secret';
const event = status => `id: 1\ndata: ${JSON.stringify({fileId: 'f1', fileName: 'notes.txt', status})}\n\n`;

/** An API and an S3, and a component that shows the hook's state. */
async function shown(t, {put = () => {}, verdict = 'clean', options = {}} = {}) {
  const s3 = await standIn(t, {
    'PUT /object': async (request, response) => {
      if (await put(request, response) !== false) {
        response.end();
      }
    },
  });
  const api = await standIn(t, {
    'GET /profiles': () => PROFILES,
    'POST /files/upload/initiate': () => ({
      fileId: 'f1', status: 'pending', upload: {method: 'PUT', url: `${s3.url}/object`, headers: {}}}),
    'GET /files/f1/events': (_, response) => {
      response.write(event('scanning') + event(verdict));
    },
    'GET /files/f1': () => ({fileId: 'f1', status: 'pending'}),
    'DELETE /files/upload/f1': (_, response) => {
      response.statusCode = 204;
      response.end();
    },
  });
  const seen = [];
  let hook;
  const Form = () => {
    hook = useUpload({client: createOnce(api), profile: 'document', ...options});
    const {uploading, progress, status, error} = hook;
    seen.push({uploading, progress, status, ...(error && {error: error.kind})});
    return null;
  };
  let form;
  await act(() => {
    form = create(createElement(StrictMode, null, createElement(Form)));
  });
  t.after(() => act(() => form.unmount()));
  return {api, seen, hook: () => hook, last: () => seen.at(-1), form};
}

const clients = new Map();
function createOnce({url}) {
  if (!clients.has(url)) {
    clients.set(url, createClient({baseUrl: url, token}));
  }
  return clients.get(url);
}

test('a component shows an upload from its beginning to its verdict', async t => {
  const {seen, hook, last} = await shown(t, {verdict: 'infected'});
  assert.deepEqual(last(), {uploading: false, progress: 0, status: 'idle'});
  let file;
  await act(async () => {
    file = await hook().uploadFile(fileOf('words'));
  });
  assert.equal(file.fileName, 'notes.txt');
  assert.equal(file.status, 'infected');
  assert.deepEqual(last(), {uploading: false, progress: 100, status: 'infected'});
  assert.equal(seen.some(({uploading, progress}) => uploading && progress === 100 || progress > 100), false);
});

test('its state passes through sending and scanning', async t => {
  let arrived;
  const {hook, last} = await shown(t, {put: () => new Promise(resolve => {
    arrived = resolve;
  })});
  let uploaded;
  await act(async () => {
    uploaded = hook().uploadFile(fileOf('words'));
    while (!arrived) {
      await after(5);
    }
  });
  assert.deepEqual(last(), {uploading: true, progress: 0, status: 'uploading'});
  await act(async () => {
    arrived();
    await uploaded;
  });
  assert.deepEqual(last(), {uploading: false, progress: 100, status: 'clean'});
});

test('a file is done when it has arrived, if that is what is waited for', async t => {
  const {hook, last, api} = await shown(t, {options: {awaitVerdict: false}});
  await act(() => hook().uploadFile(fileOf('words')));
  assert.deepEqual(last(), {uploading: false, progress: 100, status: 'pending'});
  assert.ok(!api.seen.includes('GET /files/f1/events'));
});

test('a failure is told, and the next upload begins anew', async t => {
  let refuses = true;
  const {hook, last} = await shown(t, {put: (_, response) => {
    response.statusCode = refuses ? 403 : 200;
  }});
  await act(() => assert.rejects(hook().uploadFile(fileOf('words')), {kind: 'storage-refused'}));
  assert.deepEqual(last(), {uploading: false, progress: 0, status: 'failed', error: 'storage-refused'});
  refuses = false;
  await act(() => hook().uploadFile(fileOf('words')));
  assert.deepEqual(last(), {uploading: false, progress: 100, status: 'clean'});
});

test('an upload that is aborted leaves nothing behind', async t => {
  let arrived;
  const waiting = new Promise(resolve => {
    arrived = resolve;
  });
  const {hook, last, api} = await shown(t, {put: () => {
    arrived();
    return false;
  }});
  await act(async () => {
    const uploaded = hook().uploadFile(fileOf('words'));
    await waiting;
    hook().abort();
    await assert.rejects(uploaded, {name: 'AbortError'});
  });
  assert.deepEqual(last(), {uploading: false, progress: 0, status: 'idle'});
  assert.equal(api.seen.at(-1), 'DELETE /files/upload/f1');
});

test('what a component gets stays the same, and a token that changes is the one that is sent', async t => {
  const api = await standIn(t, {
    'GET /profiles': ({headers}, response) => problem(response, 403, headers.authorization),
  });
  const hooks = [];
  const Form = ({bearer}) => {
    hooks.push(useUpload({baseUrl: api.url, token: () => bearer, profile: 'document'}));
    return null;
  };
  let form;
  await act(() => {
    form = create(createElement(Form, {bearer: 'old'}));
  });
  await act(() => form.update(createElement(Form, {bearer: 'new'})));
  assert.equal(hooks.at(-1).uploadFile, hooks[0].uploadFile);
  assert.equal(hooks.at(-1).abort, hooks[0].abort);
  await act(() => assert.rejects(hooks[0].uploadFile(fileOf('words')), {kind: 'Bearer new'}));
  await act(() => form.unmount());
});
