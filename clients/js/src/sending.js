import {AirlockProblem} from './problem.js';
import {backOff, online, pause} from './waiting.js';

const TRIES = 6;

/**
 * @typedef {object} Sending
 * @property {'POST' | 'PUT'} method
 * @property {string} url
 * @property {Record<string, string>} [headers]
 * @property {Blob | FormData} body
 * @property {(bytes: number) => void} onSent how many bytes of the body have left so far
 * @property {AbortSignal | undefined} signal
 */

/**
 * Sends bytes to S3, and again if they did not arrive or S3 had a fault. Without a network it waits
 * for one.
 *
 * @param {Sending} sending
 * @returns {Promise<number>} the status of an answer that trying again would not change
 */
export async function send(sending) {
  for (let tries = 1; ; tries++) {
    sending.signal?.throwIfAborted();
    const status = await once(sending);
    if (status !== 0 && status < 500) {
      return status;
    }
    sending.onSent(0);
    if (tries === TRIES) {
      throw status === 0
        ? AirlockProblem.of('unreachable', 'The storage cannot be reached.', 0)
        : refused(status);
    }
    await pause(backOff(tries), sending.signal);
    await online(sending.signal);
  }
}

/** @param {number} status */
export function refused(status) {
  return AirlockProblem.of('storage-refused', `The storage answered ${status}.`, status);
}

/**
 * @param {Sending} sending
 * @returns {Promise<number>} the answer's status; 0 if there was none
 */
function once(sending) {
  // Only this old interface tells how much of a body has been sent.
  return typeof XMLHttpRequest === 'function' ? byXhr(sending) : byFetch(sending);
}

/** @param {Sending} sending @returns {Promise<number>} */
async function byFetch({method, url, headers, body, onSent, signal}) {
  try {
    const answer = await fetch(url, {
      method,
      body,
      ...(headers && {headers}),
      ...(signal && {signal}),
    });
    await answer.arrayBuffer();
    if (answer.ok && body instanceof Blob) {
      onSent(body.size);
    }
    return answer.status;
  } catch {
    signal?.throwIfAborted();
    return 0;
  }
}

/** @param {Sending} sending @returns {Promise<number>} */
function byXhr({method, url, headers, body, onSent, signal}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers ?? {})) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = event => onSent(event.loaded);
    request.onabort = () => reject(signal?.reason);
    request.onloadend = () => {
      signal?.removeEventListener('abort', abort);
      resolve(request.status);
    };
    signal?.addEventListener('abort', abort, {once: true});
    request.send(body);
  });
}
