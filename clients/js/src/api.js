import {AirlockProblem} from './problem.js';
import {backOff, online, pause} from './waiting.js';

const TRIES = 4;
const LONGEST_WAIT = 30; // seconds: whoever is asked to come back later than that is told so

/**
 * @callback TokenSource
 * @param {{refresh: boolean}} need whether the last token was refused
 * @returns {string | Promise<string>}
 */

/** The HTTP calls, each with the caller's token. */
export class Api {
  /**
   * @param {string} baseUrl scheme, host and port; empty for the page's own
   * @param {TokenSource} token
   */
  constructor(baseUrl, token) {
    this.base = baseUrl.replace(/\/+$/, '') + '/api/v1';
    this.token = token;
  }

  /**
   * One call, and as many more as help: an answer 503 or 429 that says when is tried again, and so
   * is what did not arrive, if it may be said twice. A refused token is replaced once.
   *
   * @template T
   * @param {string} method
   * @param {string} path below /api/v1
   * @param {{json?: unknown, signal?: AbortSignal | undefined, twice?: boolean, once?: string}} [options]
   *   `twice` if the call may be made again though it may have arrived; by default all but a POST
   *   may. `once` is a key by which the API knows a call that it has answered already
   * @returns {Promise<T>}
   */
  async call(method, path, {json, signal, once, twice = method !== 'POST' || !!once} = {}) {
    const headers = once ? {'Idempotency-Key': once} : {};
    let refresh = false;
    for (let tries = 1; ; tries++) {
      try {
        const answer = await this.open(method, path, {json, headers, signal, refresh});
        return answer.status === 204 ? /** @type {T} */ (undefined) : await answer.json();
      } catch (problem) {
        const wait = this.#wait(problem, tries, twice, refresh);
        if (wait === undefined) {
          throw problem;
        }
        refresh ||= problem instanceof AirlockProblem && problem.status === 401;
        await pause(wait, signal);
        await online(signal);
      }
    }
  }

  /**
   * @param {unknown} problem
   * @param {number} tries
   * @param {boolean} twice
   * @param {boolean} refreshed
   */
  #wait(problem, tries, twice, refreshed) {
    if (!(problem instanceof AirlockProblem) || tries === TRIES) {
      return undefined;
    }
    switch (problem.status) {
      case 0: return twice ? backOff(tries) : undefined;
      case 401: return refreshed ? undefined : 0;
      case 409:
        // The answer to the first try was lost, and the API is still at it.
        return problem.kind === 'request-in-progress' ? (problem.retryAfter ?? 1) * 1000 : undefined;
      case 429:
      case 503:
        if (problem.retryAfter !== undefined) {
          return problem.retryAfter > LONGEST_WAIT ? undefined : problem.retryAfter * 1000;
        }
        return problem.status === 503 ? backOff(tries) : undefined;
      default: return undefined;
    }
  }

  /**
   * A single try, whose answer's body is still to be read.
   *
   * @param {string} method
   * @param {string} path
   * @param {{json?: unknown, headers?: Record<string, string>, signal?: AbortSignal | undefined, refresh?: boolean}} options
   * @returns {Promise<Response>}
   * @throws {AirlockProblem} for every answer that is not a success, and if there is none
   */
  async open(method, path, {json, headers, signal, refresh = false}) {
    const token = await this.token({refresh});
    /** @type {Response} */
    let answer;
    try {
      answer = await fetch(this.base + path, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(json !== undefined && {'Content-Type': 'application/json'}),
          ...headers,
        },
        cache: 'no-store',
        ...(json !== undefined && {body: JSON.stringify(json)}),
        ...(signal && {signal}),
      });
    } catch (e) {
      signal?.throwIfAborted();
      throw AirlockProblem.of('unreachable', 'The server cannot be reached.', 0, {cause: e});
    }
    if (!answer.ok) {
      throw await AirlockProblem.in(answer);
    }
    return answer;
  }
}
