/**
 * Uploads to Airlock.
 *
 * @typedef {import('./types.js').AirlockFile} AirlockFile
 * @typedef {import('./types.js').StoredFile} StoredFile
 * @typedef {import('./types.js').FileStatus} FileStatus
 * @typedef {import('./types.js').Profile} Profile
 * @typedef {import('./types.js').Download} Download
 * @typedef {import('./types.js').HistoryEntry} HistoryEntry
 * @typedef {import('./types.js').UnfinishedUploads} UnfinishedUploads
 * @typedef {import('./client.js').ClientOptions} ClientOptions
 * @typedef {import('./client.js').ListOptions} ListOptions
 * @typedef {import('./upload.js').UploadOptions} UploadOptions
 * @typedef {import('./upload.js').Uploadable} Uploadable
 * @typedef {import('./upload.js').StartedFile} StartedFile
 * @typedef {import('./problem.js').ProblemKind} ProblemKind
 * @typedef {import('./watch.js').WatchOptions} WatchOptions
 */
export {AirlockClient, createClient} from './client.js';
export {AirlockProblem} from './problem.js';
