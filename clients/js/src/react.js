import {useCallback, useMemo, useRef, useState} from 'react';
import {createClient} from './client.js';

/**
 * @typedef {object} OwnOptions
 * @property {import('./client.js').AirlockClient} [client] by default one of its own, made of the
 *   other options
 * @property {boolean} [awaitVerdict] whether a file is done when it has its verdict, or when all of it
 *   has arrived. Default true
 *
 * @typedef {OwnOptions & import('./upload.js').UploadOptions & Partial<import('./client.js').ClientOptions>} UseUploadOptions
 *
 * @typedef {'idle' | 'uploading' | 'failed' | import('./types.js').FileStatus} UploadStatus
 *
 * @typedef {object} UploadState
 * @property {boolean} uploading whether bytes are being sent
 * @property {number} progress percent of the bytes that were sent, whole numbers
 * @property {UploadStatus} status
 * @property {Error | undefined} error why it failed, mostly an `AirlockProblem`
 *
 * @typedef {object} UploadCalls
 * @property {(file: import('./upload.js').Uploadable) => Promise<import('./types.js').AirlockFile>} uploadFile
 *   sends a file. What it gives is the file with its verdict: look at its `status`
 * @property {() => void} abort ends what is being sent or waited for
 */

/** @type {UploadState} */
const IDLE = {uploading: false, progress: 0, status: 'idle', error: undefined};

/**
 * Uploads from a React component. The state is that of the file which was begun last. An upload goes
 * on if the component is gone, unless that calls `abort`.
 *
 * @param {UseUploadOptions} options
 * @returns {UploadState & UploadCalls}
 */
export function useUpload(options) {
  const latest = useRef(options);
  latest.current = options;
  const {client: given, baseUrl, store} = options;
  const client = useMemo(() => given ?? createClient({
    ...(baseUrl !== undefined && {baseUrl}),
    ...(store && {store}),
    token: need => {
      if (!latest.current.token) {
        throw new TypeError('useUpload needs a client or a token');
      }
      return latest.current.token(need);
    },
  }), [given, baseUrl, store]);
  const [state, setState] = useState(IDLE);
  /** @type {import('react').RefObject<Set<AbortController>>} */
  const running = useRef(new Set());
  /** @type {import('react').RefObject<AbortController | undefined>} */
  const last = useRef(undefined);

  const uploadFile = useCallback(async (/** @type {import('./upload.js').Uploadable} */ file) => {
    const {awaitVerdict = true, signal, onProgress, ...how} = latest.current;
    const ending = new AbortController();
    const ends = signal ? AbortSignal.any([signal, ending.signal]) : ending.signal;
    running.current.add(ending);
    last.current = ending;
    const show = (/** @type {Partial<UploadState>} */ change) => {
      if (last.current === ending) {
        setState(shown => differs(shown, change) ? {...shown, ...change} : shown);
      }
    };
    show({...IDLE, uploading: true, status: 'uploading'});
    try {
      const {fileId, status} = await client.upload(file, {
        ...how,
        signal: ends,
        onProgress: progress => {
          show({progress: Math.floor(100 * progress.sent / progress.total)});
          onProgress?.(progress);
        },
      });
      show({uploading: false, progress: 100, status});
      const stored = awaitVerdict
        ? await client.settled(fileId, {signal: ends, onChange: file => show({status: file.status})})
        : await client.file(fileId);
      show({status: stored.status});
      return stored;
    } catch (e) {
      show(ends.aborted ? IDLE : {uploading: false, status: 'failed', error: /** @type {Error} */ (e)});
      throw e;
    } finally {
      running.current.delete(ending);
    }
  }, [client]);

  const abort = useCallback(() => running.current.forEach(upload => upload.abort()), []);
  return {...state, uploadFile, abort};
}

/**
 * @param {UploadState} shown
 * @param {Partial<UploadState>} change
 */
function differs(shown, change) {
  return Object.entries(change).some(([name, value]) =>
    shown[/** @type {keyof UploadState} */ (name)] !== value);
}
