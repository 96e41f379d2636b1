import assert from 'node:assert/strict';
import test from 'node:test';
import {EventParser} from '../../src/event-stream.js';

const STREAM =
  ':\n\nretry: 2718\n\nid: 1\nevent: pending\ndata: {"a":\ndata: 1}\n\n'
  + 'id: 2\r\nevent: clean\r\ndata: ü\r\n\r\nid: 3\n\nid: 4\rdata:x\r\rdata: cut';
const EVENTS = [
  {id: '1', event: 'pending', data: '{"a":\n1}'},
  {id: '2', event: 'clean', data: 'ü'},
  {id: '4', event: 'message', data: 'x'},
];

test('a stream is the same however it is cut', () => {
  for (let size = 1; size <= STREAM.length; size++) {
    const parser = new EventParser(undefined);
    const events = [];
    for (let at = 0; at < STREAM.length; at += size) {
      events.push(...parser.read(STREAM.slice(at, at + size)));
    }
    assert.deepEqual(events, EVENTS, `in pieces of ${size}`);
    assert.equal(parser.retry, 2718);
    assert.equal(parser.lastEventId, '4');
  }
});

test('an id without data moves the position and is no event', () => {
  const parser = new EventParser('7');
  assert.deepEqual(parser.read('id: 8\n\n'), []);
  assert.equal(parser.lastEventId, '8');
});

test('a line without an end is not kept for ever', () => {
  const parser = new EventParser(undefined);
  const piece = 'x'.repeat(1 << 18);
  assert.throws(() => {
    for (let i = 0; i < 8; i++) {
      parser.read(piece);
    }
  }, /does not end/);
});
