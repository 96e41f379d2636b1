import assert from 'node:assert/strict';
import test from 'node:test';
import {createClient} from '../../src/index.js';
import {problem, standIn} from './stand-in.js';

const token = () => 'secret';
const event = (id, status) =>
  `id: ${id}\nevent: ${status}\ndata: ${JSON.stringify({fileId: 'f1', status, sequence: id})}\n\n`;

test('a stream that breaks goes on where it stopped', async t => {
  const asked = [];
  const api = await standIn(t, {
    'GET /files/f1/events': ({headers, time}, response) => {
      asked.push(headers['last-event-id']);
      response.setHeader('Content-Type', 'text/event-stream');
      if (time === 1) {
        response.write('retry: 10\n\n' + event(1, 'pending') + 'id: 2\nevent: scanning\nda');
        setTimeout(() => response.destroy(), 20);
      } else if (time === 2) {
        problem(response, 503, 'unavailable');
      } else {
        response.write(event(2, 'scanning') + event(3, 'clean'));
      }
    },
  });
  const connected = [];
  const statuses = [];
  const ending = new AbortController();
  for await (const file of createClient({baseUrl: api.url, token})
    .watch('f1', {signal: ending.signal, onConnection: open => connected.push(open)})) {
    statuses.push(file.status);
    if (file.status === 'clean') {
      ending.abort();
    }
  }
  assert.deepEqual(statuses, ['pending', 'scanning', 'clean']);
  assert.deepEqual(asked, [undefined, '1', '1'], 'half an event is none');
  assert.equal(connected.at(-1), false);
  assert.ok(connected.includes(true));
});

test('the verdict is waited for, and the connection ended then', async t => {
  let closed;
  const gone = new Promise(resolve => {
    closed = resolve;
  });
  const api = await standIn(t, {
    'GET /files/f1/events': (_, response) => {
      response.on('close', closed);
      response.write(event(1, 'pending') + event(2, 'infected'));
    },
  });
  const file = await createClient({baseUrl: api.url, token}).settled('f1');
  assert.equal(file.status, 'infected');
  await gone;
});

test('somebody else’s stream is a problem, and not asked for again', async t => {
  const api = await standIn(t, {
    'GET /files/f1/events': (_, response) => problem(response, 403, 'not-the-owner'),
  });
  await assert.rejects(createClient({baseUrl: api.url, token}).settled('f1'), {kind: 'not-the-owner'});
  assert.equal(api.seen.length, 1);
});

test('a token that ends during a stream is replaced', async t => {
  const api = await standIn(t, {
    'GET /files/events': ({headers}, response) => {
      if (headers.authorization !== 'Bearer new') {
        problem(response, 401, 'unauthenticated');
        return;
      }
      response.write(event(1, 'clean'));
    },
  });
  const client = createClient({baseUrl: api.url, token: ({refresh}) => refresh ? 'new' : 'old'});
  for await (const file of client.watchAll()) {
    assert.equal(file.status, 'clean');
    break;
  }
  assert.equal(api.seen.length, 2);
});
