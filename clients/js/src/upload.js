import {AirlockProblem} from './problem.js';
import {declaredType} from './content-type.js';
import {refused, send} from './sending.js';
import {sendParts} from './parts.js';
import {keyOf} from './unfinished.js';

// Two parts of 8 MiB: with fewer there is nothing to send side by side.
const IN_PARTS_FROM = 16 << 20;

/**
 * @typedef {object} UploadOptions
 * @property {string} profile the name of an upload profile
 * @property {string} [name] the file's name, if it is a Blob that has none
 * @property {string} [contentType] by default the file's own if the profile has it for such a name,
 *   otherwise the API takes the one that belongs to the name
 * @property {string} [sha256] lower-case hex
 * @property {string} [replaces] the id of a file that this one takes the place of
 * @property {Record<string, string>} [metadata] labels of your own
 * @property {(progress: {sent: number, total: number}) => void} [onProgress]
 * @property {(file: StartedFile) => void} [onStart] as soon as the file has an id
 * @property {AbortSignal} [signal] ends the upload. With `resume` the parts that were sent are kept
 *   to go on from, otherwise all is thrown away
 * @property {boolean | string} [resume] goes on with what an earlier upload of the same file has sent,
 *   also after a reload. The same is a file of this name, size and time, or of this text. Default
 *   false
 * @property {number} [parallel] how many parts are sent at a time. Default 4
 * @property {'auto' | 'post' | 'put' | 'multipart'} [method] by default in parts from 16 MiB on
 *
 * @typedef {object} StartedFile
 * @property {string} fileId
 * @property {boolean} resumable whether it is sent in parts
 * @property {string} [contentType] what it is taken for; told of an upload that begins
 * @property {boolean} [contentTypeResolved] whether its name decided that
 *
 * @typedef {Blob & {name?: string, lastModified?: number}} Uploadable
 */

/**
 * Sends a file to S3.
 *
 * @param {import('./api.js').Api} api
 * @param {() => Promise<import('./types.js').Profile[]>} profiles
 * @param {import('./types.js').UnfinishedUploads} unfinished
 * @param {Uploadable} file
 * @param {UploadOptions} options
 * @returns {Promise<import('./types.js').StoredFile>} as soon as S3 has it: the verdict comes later
 */
export async function upload(api, profiles, unfinished, file, options) {
  const {signal} = options;
  const name = options.name ?? file.name ?? '';
  const key = options.resume ? keyOf(options.profile, name, file, options.resume) : undefined;
  const onSent = progress(file.size, options.onProgress);
  signal?.throwIfAborted();

  const earlier = key && await unfinished.get(key);
  let plan = earlier ? await goOn(api, earlier.fileId, signal) : undefined;
  if (plan && !('partSize' in plan)) {
    await unfinished.delete(/** @type {string} */ (key));
    return plan;
  }
  let fileId = plan?.fileId;
  try {
    if (!plan) {
      const initiated = await initiate(api, profiles, name, file, options);
      const {upload: how, contentType, contentTypeResolved} = initiated;
      fileId = initiated.fileId;
      const stored = {fileId, status: initiated.status};
      options.onStart?.({fileId, resumable: how.method === 'MULTIPART', contentType, contentTypeResolved});
      if (how.method !== 'MULTIPART') {
        await sendWhole(how, file, onSent, signal);
        return stored;
      }
      if (key) {
        await unfinished.set(key, {fileId});
      }
      plan = {fileId, partSize: how.partSize, urls: how.parts, stored: new Set()};
    } else {
      options.onStart?.({fileId: plan.fileId, resumable: true});
    }
    await sendParts(api, file, plan, {parallel: options.parallel, onSent, signal});
    const complete = await completed(api, plan.fileId, signal);
    if (key) {
      await unfinished.delete(key);
    }
    return complete;
  } catch (e) {
    if (fileId && signal?.aborted && !(options.resume && plan)) {
      await api.call('DELETE', `/files/upload/${fileId}`).catch(() => {}); // it expires by itself
    }
    throw e;
  }
}

/**
 * @param {number} total
 * @param {UploadOptions['onProgress']} onProgress
 */
function progress(total, onProgress) {
  let most = -1;
  return (/** @type {number} */ bytes) => {
    // A form has more in it than the file, and a part that is sent again begins anew.
    const sent = Math.min(bytes, total);
    if (sent > most) {
      most = sent;
      onProgress?.({sent, total});
    }
  };
}

/**
 * @param {import('./api.js').Api} api
 * @param {() => Promise<import('./types.js').Profile[]>} profiles
 * @param {string} fileName
 * @param {Blob} file
 * @param {UploadOptions} options
 * @returns {Promise<import('./types.js').Initiated>}
 */
async function initiate(api, profiles, fileName, file, options) {
  const profile = (await profiles()).find(({name}) => name === options.profile);
  return api.call('POST', '/files/upload/initiate', {
    json: {
      profile: options.profile,
      fileName,
      contentType: options.contentType ?? declaredType(profile, fileName, file.type),
      size: file.size,
      method: methodFor(file.size, profile?.methods ?? [], options.method),
      sha256: options.sha256,
      replaces: options.replaces,
      metadata: options.metadata,
    },
    signal: options.signal,
    once: onceOnly(),
  });
}

/** A key that nobody else has. Pages without TLS have no `randomUUID`. */
function onceOnly() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), number => number.toString(36)).join('-');
}

/**
 * @param {number} size
 * @param {string[]} allowed
 * @param {UploadOptions['method']} wanted
 */
function methodFor(size, allowed, wanted = 'auto') {
  if (wanted !== 'auto') {
    return wanted;
  }
  // A put can be sent again without harm: S3 takes the first.
  const best = size >= IN_PARTS_FROM ? ['multipart', 'put', 'post'] : ['put', 'post', 'multipart'];
  return best.find(method => allowed.includes(method)) ?? 'post';
}

/**
 * @param {Exclude<import('./types.js').Instructions, {method: 'MULTIPART'}>} how
 * @param {Blob} file
 * @param {(bytes: number) => void} onSent
 * @param {AbortSignal | undefined} signal
 */
async function sendWhole(how, file, onSent, signal) {
  onSent(0);
  if (how.method === 'PUT') {
    const status = await send({...how, body: file, onSent, signal});
    // 412: an earlier try had arrived, and only its answer was lost.
    if (status >= 300 && status !== 412) {
      throw refused(status);
    }
  } else {
    const body = new FormData();
    Object.entries(how.fields).forEach(([field, value]) => body.append(field, value));
    body.append('file', file);
    const status = await send({...how, body, onSent, signal});
    if (status >= 300) {
      throw refused(status);
    }
  }
  onSent(file.size);
}

/**
 * What there is of an earlier upload: where to go on, or the file if nothing is missing any more.
 *
 * @param {import('./api.js').Api} api
 * @param {string} fileId
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<import('./parts.js').Plan | import('./types.js').StoredFile | undefined>}
 */
async function goOn(api, fileId, signal) {
  try {
    /** @type {{partSize: number, parts: {partNumber: number}[]}} */
    const {partSize, parts} = await api.call('GET', `/files/upload/${fileId}/parts`, {signal});
    return {fileId, partSize, urls: [], stored: new Set(parts.map(part => part.partNumber))};
  } catch (e) {
    if (e instanceof AirlockProblem && e.kind === 'upload-ended') {
      return completed(api, fileId, signal).catch(startOver);
    }
    return startOver(e);
  }
}

/** @param {unknown} e @returns {undefined} */
function startOver(e) {
  if (e instanceof AirlockProblem && [403, 404, 409].includes(e.status)) {
    return undefined;
  }
  throw e;
}

/**
 * @param {import('./api.js').Api} api
 * @param {string} fileId
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<import('./types.js').StoredFile>}
 */
function completed(api, fileId, signal) {
  return api.call('POST', '/files/upload/complete', {json: {fileId}, signal, twice: true});
}
