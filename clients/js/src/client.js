import {Api} from './api.js';
import {upload} from './upload.js';
import {defaultStore} from './unfinished.js';
import {watch} from './watch.js';

/**
 * @typedef {object} ClientOptions
 * @property {string} [baseUrl] scheme, host and port of the API; by default the page's own
 * @property {import('./api.js').TokenSource} token the caller's access token; asked for with
 *   `refresh` once one was refused
 * @property {import('./types.js').UnfinishedUploads} [store] where unfinished uploads are remembered;
 *   by default the browser's localStorage
 *
 * @typedef {object} ListOptions
 * @property {string} [profile]
 * @property {import('./types.js').FileStatus} [status]
 * @property {number} [limit] from 1 to 100, default 20
 * @property {string} [cursor] the last page's `nextCursor`
 * @property {AbortSignal} [signal]
 */

const SETTLED = new Set(['clean', 'infected', 'quarantined', 'expired', 'deleted']);

/** Airlock, as one caller sees it. */
export class AirlockClient {
  #api;
  #store;
  /** @type {Promise<import('./types.js').Profile[]> | undefined} */
  #profiles;

  /** @param {ClientOptions} options */
  constructor({baseUrl = '', token, store = defaultStore()}) {
    this.#api = new Api(baseUrl, token);
    this.#store = store;
  }

  /** What may be uploaded. Asked for once. */
  profiles() {
    this.#profiles ??= this.#api.call('GET', '/profiles');
    this.#profiles.catch(() => {
      this.#profiles = undefined;
    });
    return this.#profiles;
  }

  /**
   * Sends a file, and is done when the storage has it: the verdict comes later, see {@link settled}.
   *
   * @param {import('./upload.js').Uploadable} file
   * @param {import('./upload.js').UploadOptions} options
   */
  upload(file, options) {
    return upload(this.#api, () => this.profiles(), this.#store, file, options);
  }

  /**
   * Throws away what was sent of an upload that is not complete.
   *
   * @param {string} fileId
   * @returns {Promise<void>}
   */
  cancel(fileId) {
    return this.#api.call('DELETE', `/files/upload/${fileId}`);
  }

  /**
   * The file's state now, and after every change.
   *
   * @param {string} fileId
   * @param {import('./watch.js').WatchOptions} [options]
   */
  watch(fileId, options) {
    return watch(this.#api, `/files/${fileId}/events`, options);
  }

  /**
   * The state of the newest 100 files, and then every change of any file of the caller.
   *
   * @param {import('./watch.js').WatchOptions} [options]
   */
  watchAll(options) {
    return watch(this.#api, '/files/events', options);
  }

  /**
   * The file as soon as it has its verdict, or will never have one.
   *
   * @param {string} fileId
   * @param {{signal?: AbortSignal, onChange?: (file: import('./types.js').AirlockFile) => void}} [options]
   *   `onChange` is told every state
   * @returns {Promise<import('./types.js').AirlockFile>}
   */
  async settled(fileId, {signal, onChange} = {}) {
    for await (const file of this.watch(fileId, signal ? {signal} : {})) {
      onChange?.(file);
      if (SETTLED.has(file.status)) {
        return file;
      }
    }
    throw signal?.reason;
  }

  /**
   * @param {string} fileId
   * @returns {Promise<import('./types.js').AirlockFile>}
   */
  file(fileId) {
    return this.#api.call('GET', `/files/${fileId}`);
  }

  /**
   * The caller's files, newest first, page by page.
   *
   * @param {ListOptions} [options]
   * @returns {Promise<{files: import('./types.js').AirlockFile[], nextCursor?: string}>}
   */
  list({signal, ...filters} = {}) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(filters)) {
      if (value !== undefined) {
        query.set(name, String(value));
      }
    }
    return this.#api.call('GET', `/files?${query}`, {signal});
  }

  /**
   * A link to a clean file.
   *
   * @param {string} fileId
   * @param {{expiresIn?: number}} [options] seconds, by default an hour, at most 7 days
   * @returns {Promise<import('./types.js').Download>}
   */
  download(fileId, {expiresIn} = {}) {
    return this.#api.call('GET', `/files/${fileId}/download${expiresIn ? `?expiresIn=${expiresIn}` : ''}`);
  }

  /**
   * Deletes a file, restorable for its profile's retention unless `hard`.
   *
   * @param {string} fileId
   * @param {{hard?: boolean}} [options]
   * @returns {Promise<{fileId: string, status: 'deleted', restorableUntil?: string}>}
   */
  delete(fileId, {hard = false} = {}) {
    return this.#api.call('DELETE', `/files/${fileId}${hard ? '?hardDelete=true' : ''}`);
  }

  /**
   * @param {string} fileId
   * @returns {Promise<import('./types.js').AirlockFile>}
   */
  restore(fileId) {
    return this.#api.call('POST', `/files/${fileId}/restore`);
  }

  /**
   * Who did what and when, oldest first.
   *
   * @param {string} fileId
   * @returns {Promise<import('./types.js').HistoryEntry[]>}
   */
  history(fileId) {
    return this.#api.call('GET', `/files/${fileId}/history`);
  }
}

/**
 * @param {ClientOptions} options
 * @returns {AirlockClient}
 */
export function createClient(options) {
  return new AirlockClient(options);
}
