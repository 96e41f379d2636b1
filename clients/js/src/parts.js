import {AirlockProblem} from './problem.js';
import {refused, send} from './sending.js';

const AT_A_TIME = 4;
const SIGNED_AHEAD = 16; // a URL is valid for minutes: not for all parts of a large file
const SIGNINGS = 8;
// A URL has to be valid when its request arrives, not until the part has.
const TOO_LATE = 5_000;
const SOON = 60_000;

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

/** The URLs of parts, asked for a few at once, and anew before they end. */
class PartUrls {
  /** @type {Map<number, import('./types.js').PresignedPart>} */
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
    const old = this.#known.get(number);
    let part = old;
    // One that was just signed is taken whenever it ends: a clock that is wrong must not hold it up.
    while (part === undefined || (part === old && endsWithin(TOO_LATE, part))) {
      await this.#asked([number]);
      part = this.#known.get(number);
    }
    if (this.missing[0] !== undefined && this.#isDue(this.missing[0])) {
      this.#asked([]).catch(() => {}); // whoever needs it asks again, and is told
    }
    return part.url;
  }

  /** @param {number[]} urgent */
  #asked(urgent) {
    this.#asking ??= this.#ask(urgent).finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  /** @param {number} number */
  #isDue(number) {
    const part = this.#known.get(number);
    return part === undefined || endsWithin(SOON, part);
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

  /** @param {number[]} urgent */
  async #ask(urgent) {
    const next = this.missing.filter(later => this.#isDue(later)).slice(0, SIGNED_AHEAD);
    const partNumbers = [...urgent, ...next];
    /** @type {{parts: import('./types.js').PresignedPart[]}} */
    const {parts} = await this.api.call('POST', `/files/upload/${this.plan.fileId}/parts`, {
      json: {partNumbers},
      signal: this.signal,
      twice: true,
    });
    const lacking = partNumbers.find(number => !parts.some(part => part.partNumber === number));
    if (lacking) {
      throw AirlockProblem.of('storage-refused', `Part ${lacking} got no URL.`, 0);
    }
    this.#keep(parts);
  }

  /** @param {import('./types.js').PresignedPart[]} parts */
  #keep(parts) {
    parts.forEach(part => this.#known.set(part.partNumber, part));
  }
}

/**
 * @param {number} milliseconds
 * @param {import('./types.js').PresignedPart} part
 */
function endsWithin(milliseconds, {expiresAt}) {
  return expiresAt !== undefined && Date.parse(expiresAt) - Date.now() < milliseconds;
}
