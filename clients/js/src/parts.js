import {AirlockProblem} from './problem.js';
import {refused, send} from './sending.js';

const AT_A_TIME = 4;
const SIGNED_AHEAD = 16; // a URL is valid for minutes: not for all parts of a large file
const SIGNINGS = 8;

/**
 * @typedef {object} Plan
 * @property {string} fileId
 * @property {number} partSize
 * @property {import('./types.js').PresignedPart[]} urls those that are known already
 * @property {Set<number>} stored the numbers of parts that S3 has
 */

/**
 * Sends the parts that are missing, several at a time.
 *
 * @param {import('./api.js').Api} api
 * @param {Blob} file
 * @param {Plan} plan
 * @param {{parallel?: number | undefined, onSent: (bytes: number) => void, signal?: AbortSignal | undefined}} options
 */
export async function sendParts(api, file, plan, {parallel = AT_A_TIME, onSent, signal}) {
  const count = Math.ceil(file.size / plan.partSize);
  const bytesOf = (/** @type {number} */ number) =>
    Math.min(plan.partSize, file.size - (number - 1) * plan.partSize);
  const missing = /** @type {number[]} */ ([]);
  let arrived = 0;
  for (let number = 1; number <= count; number++) {
    if (plan.stored.has(number)) {
      arrived += bytesOf(number);
    } else {
      missing.push(number);
    }
  }
  /** @type {Map<number, number>} */
  const onTheirWay = new Map();
  const report = () => onSent(arrived + [...onTheirWay.values()].reduce((sum, sent) => sum + sent, 0));
  report();

  // The first failure, like the caller's signal, ends what the others are sending.
  const failed = new AbortController();
  const ending = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  const urls = new PartUrls(api, plan, missing, ending);
  const worker = async () => {
    for (let number = missing.shift(); number !== undefined; number = missing.shift()) {
      const part = number;
      const start = (part - 1) * plan.partSize;
      await sendPart(urls, part, file.slice(start, start + bytesOf(part)), ending, sent => {
        onTheirWay.set(part, Math.min(sent, bytesOf(part)));
        report();
      });
      onTheirWay.delete(part);
      arrived += bytesOf(part);
      report();
    }
  };
  const workers = Array.from({length: Math.max(1, Math.min(parallel, missing.length))}, worker);
  try {
    await Promise.all(workers);
  } catch (e) {
    failed.abort(e);
    await Promise.allSettled(workers);
    throw e;
  }
}

/**
 * @param {PartUrls} urls
 * @param {number} number
 * @param {Blob} body
 * @param {AbortSignal} signal
 * @param {(bytes: number) => void} onSent
 */
async function sendPart(urls, number, body, signal, onSent) {
  for (let signings = 0; ; signings++) {
    const status = await send({
      method: 'PUT',
      url: await urls.of(number),
      body,
      onSent,
      signal,
    });
    if (status < 300) {
      return;
    }
    // S3 answers 403 to a URL that has expired.
    if (status !== 403 || signings === SIGNINGS) {
      throw refused(status);
    }
    urls.forget(number);
  }
}

/** The URLs of parts, asked for in time and a few at once. */
class PartUrls {
  /** @type {Map<number, string>} */
  #known = new Map();
  /** @type {Promise<void> | undefined} */
  #asking;

  /**
   * @param {import('./api.js').Api} api
   * @param {Plan} plan
   * @param {number[]} missing those that nobody sends yet
   * @param {AbortSignal} signal
   */
  constructor(api, plan, missing, signal) {
    this.api = api;
    this.plan = plan;
    this.missing = missing;
    this.signal = signal;
    this.#keep(plan.urls);
  }

  /** @param {number} number @returns {Promise<string>} */
  async of(number) {
    for (;;) {
      const url = this.#known.get(number);
      if (url !== undefined) {
        return url;
      }
      this.#asking ??= this.#ask(number).finally(() => {
        this.#asking = undefined;
      });
      await this.#asking;
    }
  }

  /**
   * What was signed together with this one has expired too.
   *
   * @param {number} number
   */
  forget(number) {
    this.#known.delete(number);
    this.missing.forEach(later => this.#known.delete(later));
  }

  /** @param {number} number */
  async #ask(number) {
    const next = this.missing.filter(later => !this.#known.has(later)).slice(0, SIGNED_AHEAD);
    /** @type {{parts: import('./types.js').PresignedPart[]}} */
    const {parts} = await this.api.call('POST', `/files/upload/${this.plan.fileId}/parts`, {
      json: {partNumbers: [number, ...next]},
      signal: this.signal,
      twice: true,
    });
    if (!parts.some(part => part.partNumber === number)) {
      throw AirlockProblem.of('storage-refused', `Part ${number} got no URL.`, 0);
    }
    this.#keep(parts);
  }

  /** @param {import('./types.js').PresignedPart[]} parts */
  #keep(parts) {
    parts.forEach(part => this.#known.set(part.partNumber, part.url));
  }
}
