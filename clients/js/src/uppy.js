import {BasePlugin, EventManager} from '@uppy/core';
import {createClient} from './client.js';
import {AirlockProblem} from './problem.js';
import {Slots} from './slots.js';

/**
 * @typedef {import('@uppy/core').Meta} Meta
 * @typedef {import('@uppy/core').Body} Body
 */

/**
 * @template {Meta} M
 * @template {Body} B
 * @typedef {object} OwnOptions
 * @property {string} [id] of the plug-in
 * @property {import('./client.js').AirlockClient} [client] by default one of its own, made of the
 *   other options
 * @property {string | ((file: import('@uppy/core').UppyFile<M, B>) => string)} profile the upload profile, of all files or of each
 * @property {string[]} [allowedMetaFields] the meta fields that become the file's labels. Default none
 * @property {number} [limit] how many files are sent at a time. Default 3
 * @property {number} [parallel] how many parts of each. Default 4
 * @property {boolean} [awaitVerdict] whether a file succeeds when it is clean, or as soon as its bytes
 *   have arrived. Default true
 * @property {string} [scanning] what is shown meanwhile. Default `Scanning for malware …`
 *
 */

/**
 * @template {Meta} M
 * @template {Body} B
 * @typedef {OwnOptions<M, B> & Partial<import('./client.js').ClientOptions>} AirlockOptions
 */

/**
 * Makes Uppy send its files to Airlock: in parts, several at a time, with pause, resume (also after a
 * reload, with the same file), cancel and retry.
 *
 * A file succeeds when it is clean; malware and what is held back are errors. Either way the verdict
 * is the body of the file's `response`. Without `awaitVerdict` a file succeeds when its bytes have
 * arrived, its response gets the verdict later, and `airlock:verdict` is emitted with both.
 *
 * @template {Meta} M
 * @template {Body} B
 * @extends {BasePlugin<AirlockOptions<M, B>, M, B>}
 */
export class Airlock extends BasePlugin {
  #client;
  #slots;

  /**
   * @param {import('@uppy/core').Uppy<M, B>} uppy
   * @param {AirlockOptions<M, B>} options
   */
  constructor(uppy, options) {
    super(uppy, options);
    this.type = 'uploader';
    this.id = options.id ?? 'Airlock';
    this.#client = options.client
      ?? createClient(/** @type {import('./client.js').ClientOptions} */ (options));
    this.#slots = new Slots(options.limit ?? 3);
  }

  /** @override */
  install() {
    this.uppy.setState({capabilities: {...this.uppy.getState().capabilities, resumableUploads: true}});
    this.uppy.addUploader(this.#uploadAll);
  }

  /** @override */
  uninstall() {
    this.uppy.removeUploader(this.#uploadAll);
  }

  #uploadAll = async (/** @type {string[]} */ ids) => {
    const files = this.uppy.getFilesByIds(ids).filter(file => !file.error && !file.progress.uploadComplete);
    this.uppy.emit('upload-start', files);
    await Promise.all(files.map(file => this.#upload(file.id)));
  };

  /**
   * One file, until it is done, has failed or is removed. Each start after a pause goes on where the
   * last one stopped.
   *
   * @param {string} id
   * @returns {Promise<void>}
   */
  #upload(id) {
    return new Promise(resolve => {
      const events = new EventManager(this.uppy);
      /** @type {AbortController | undefined} */
      let going;
      /** @type {{fileId?: string}} */
      const known = {};
      const end = () => {
        events.remove();
        resolve();
      };
      const pause = () => {
        going?.abort();
        going = undefined;
      };
      const start = async () => {
        if (going) {
          return;
        }
        going = new AbortController();
        const {signal} = going;
        try {
          await this.#slots.run(() => this.#send(id, known, signal), signal);
          end();
        } catch (e) {
          if (!signal.aborted) {
            this.#failed(id, e);
            end();
          }
        }
      };
      const cancel = () => {
        pause();
        end();
        if (known.fileId) {
          this.#client.cancel(known.fileId).catch(() => {}); // it has all arrived, or expires
        }
      };
      events.onFilePause(id, paused => paused ? pause() : void start());
      events.onPauseAll(id, pause);
      events.onResumeAll(id, () => void start());
      events.onFileRemove(id, cancel);
      events.onCancelAll(id, cancel);
      void start();
    });
  }

  /**
   * @param {string} id
   * @param {{fileId?: string}} known is told the file's id, as long as it can be cancelled
   * @param {AbortSignal} signal
   */
  async #send(id, known, signal) {
    const file = this.uppy.getFile(id);
    const {profile, parallel, allowedMetaFields = [], awaitVerdict = true} = this.opts;
    const labels = allowedMetaFields.filter(name => file.meta[name] != null)
      .map(name => [name, String(file.meta[name])]);
    const stored = await this.#client.upload(/** @type {Blob} */ (file.data), {
      profile: typeof profile === 'string' ? profile : profile(file),
      name: String(file.meta.name ?? file.name),
      metadata: Object.fromEntries(labels),
      resume: id,
      ...(parallel && {parallel}),
      signal,
      onStart: ({fileId}) => {
        known.fileId = fileId;
      },
      onProgress: ({sent, total}) => this.#emit('upload-progress', id, {
        uploadStarted: file.progress.uploadStarted ?? Date.now(),
        bytesUploaded: sent,
        bytesTotal: total,
      }),
    });
    delete known.fileId;
    if (awaitVerdict) {
      await this.#scanned(id, stored.fileId, signal);
    } else {
      this.#emit('upload-success', id, {status: 200, body: stored});
      void this.#followed(id, stored.fileId);
    }
  }

  /**
   * @param {string} id
   * @param {string} fileId
   * @param {AbortSignal} signal
   */
  async #scanned(id, fileId, signal) {
    const message = this.opts.scanning ?? 'Scanning for malware …';
    this.#emit('postprocess-progress', id, {mode: 'indeterminate', message});
    const body = await this.#client.settled(fileId, {signal})
      .finally(() => this.#emit('postprocess-complete', id));
    if (body.status === 'clean') {
      this.#emit('upload-success', id, {status: 200, body});
    } else {
      this.#emit('upload-error', id, notClean(body), {status: 409, body});
    }
  }

  /**
   * @param {string} id
   * @param {string} fileId
   */
  async #followed(id, fileId) {
    const body = await this.#client.settled(fileId).catch(() => undefined);
    if (body && this.uppy.getFile(id)) {
      this.uppy.setFileState(id, {response: {status: 200, body: /** @type {any} */ (body)}});
      this.#emit('airlock:verdict', id, body);
    }
  }

  /**
   * @param {string} id
   * @param {unknown} e
   */
  #failed(id, e) {
    this.#emit('upload-error', id, e);
  }

  /**
   * @param {string} event
   * @param {string} id
   * @param {...unknown} more
   */
  #emit(event, id, ...more) {
    const file = this.uppy.getFile(id);
    if (file) { // it may have been removed
      this.uppy.emit(/** @type {any} */ (event), file, ...more);
    }
  }
}

export default Airlock;

/** @param {import('./types.js').AirlockFile} file */
function notClean({status, threats, reason, where}) {
  const detail = status === 'infected' ? `Malware was found: ${threats?.join(', ')}`
    : status === 'quarantined' ? `The file is held back: ${reason}${where ? ` (${where})` : ''}`
    : `The file is ${status}`;
  return AirlockProblem.of('file-not-clean', detail, 409);
}
