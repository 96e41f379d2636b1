import {AirlockProblem} from './problem.js';
import {EventParser} from './event-stream.js';
import {backOff, online, pause} from './waiting.js';

// A stream says something every 15 s; three times that is silence.
const SILENCE = 45_000;
const FIRST_WAIT = 1_000;

/**
 * @typedef {object} WatchOptions
 * @property {AbortSignal} [signal] ends the stream
 * @property {string} [lastEventId] where to go on
 * @property {(connected: boolean) => void} [onConnection] tells whether the stream is open
 */

/**
 * Follows an event stream for as long as the caller reads. A stream that ends, falls silent or
 * cannot be opened is opened again where it stopped, so that no change is missed.
 *
 * @param {import('./api.js').Api} api
 * @param {string} path
 * @param {WatchOptions} [options]
 * @returns {AsyncGenerator<import('./types.js').AirlockFile, void, undefined>}
 * @throws {AirlockProblem} if the caller may not read the stream
 */
export async function* watch(api, path, {signal, lastEventId, onConnection} = {}) {
  const parser = {lastEventId, retry: FIRST_WAIT};
  let refresh = false;
  for (let tries = 1; !signal?.aborted; tries++) {
    try {
      for await (const event of stream(api, path, parser, refresh, signal, onConnection)) {
        tries = 0;
        refresh = false;
        yield JSON.parse(event.data);
      }
    } catch (e) {
      if (signal?.aborted) {
        return;
      }
      if (isFinal(e, refresh)) {
        throw e;
      }
      refresh = e instanceof AirlockProblem && e.status === 401;
    } finally {
      onConnection?.(false);
    }
    try {
      await pause(refresh ? 0 : backOff(Math.max(1, tries), parser.retry), signal);
      await online(signal);
    } catch {
      return;
    }
  }
}

/**
 * @param {unknown} e
 * @param {boolean} refreshed
 */
function isFinal(e, refreshed) {
  return e instanceof AirlockProblem
    && ([400, 403, 404, 422].includes(e.status) || (e.status === 401 && refreshed));
}

/**
 * One connection, until it ends.
 *
 * @param {import('./api.js').Api} api
 * @param {string} path
 * @param {{lastEventId: string | undefined, retry: number}} position is moved on
 * @param {boolean} refresh
 * @param {AbortSignal | undefined} signal
 * @param {((connected: boolean) => void) | undefined} onConnection
 */
async function* stream(api, path, position, refresh, signal, onConnection) {
  const silence = new AbortController();
  const ending = signal ? AbortSignal.any([signal, silence.signal]) : silence.signal;
  let timer = setTimeout(() => silence.abort(), SILENCE);
  try {
    const answer = await api.open('GET', path, {
      headers: {
        Accept: 'text/event-stream',
        ...(position.lastEventId !== undefined && {'Last-Event-ID': position.lastEventId}),
      },
      signal: ending,
      refresh,
    });
    onConnection?.(true);
    const parser = new EventParser(position.lastEventId);
    const decoder = new TextDecoder();
    const reader = /** @type {ReadableStream<Uint8Array>} */ (answer.body).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE);
      for (const event of parser.read(decoder.decode(piece.value, {stream: true}))) {
        position.lastEventId = event.id;
        yield event;
      }
      position.lastEventId = parser.lastEventId;
      position.retry = parser.retry ?? position.retry;
    }
  } finally {
    clearTimeout(timer);
    silence.abort(); // whoever stops reading ends the connection
  }
}
