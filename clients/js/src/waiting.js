const LONGEST = 30_000;

/**
 * Ends after some time, or with the signal's reason.
 *
 * @param {number} milliseconds
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const end = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', end, {once: true});
  });
}

/**
 * How long to wait before the next try: twice as long each time, and by chance up to half of that
 * less, so that many clients don't come back together.
 *
 * @param {number} tries those that have failed, from 1
 * @param {number} [first] milliseconds before the second try
 */
export function backOff(tries, first = 500) {
  return Math.min(LONGEST, first * 2 ** (tries - 1)) * (1 - Math.random() / 2);
}

/**
 * Ends when the browser believes that it has a network. Elsewhere at once.
 *
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export function online(signal) {
  if (globalThis.navigator?.onLine !== false || !globalThis.addEventListener) {
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    const ended = new AbortController();
    const options = {once: true, signal: ended.signal};
    const end = (/** @type {() => void} */ how) => () => {
      ended.abort();
      how();
    };
    globalThis.addEventListener('online', end(resolve), options);
    signal?.addEventListener('abort', end(() => reject(signal.reason)), options);
  });
}
