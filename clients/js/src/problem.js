/**
 * The kinds of problems: of requests, of who asks, of uploads, of files, and of busy servers.
 *
 * @typedef {'invalid-field' | 'malformed-id' | 'malformed-request' | 'body-too-large' | 'headers-too-large'} BadRequest
 * @typedef {'not-found' | 'method-not-allowed' | 'not-acceptable' | 'unsupported-media-type'} NoSuchCall
 * @typedef {'unauthenticated' | 'insufficient-scope' | 'not-the-owner' | 'origin-not-allowed' | 'own-erasure'} NotAllowed
 * @typedef {'content-type-not-allowed' | 'file-too-large' | 'quota-exceeded' | 'upload-ended'} RefusedUpload
 * @typedef {'object-not-uploaded' | 'parts-incomplete' | 'request-too-slow' | 'upload-too-slow'} IncompleteUpload
 * @typedef {'idempotency-key-reused' | 'request-in-progress'} RepeatedRequest
 * @typedef {'file-not-found' | 'file-not-clean' | 'not-releasable' | 'not-rescannable' | 'not-restorable'} FileProblem
 * @typedef {'too-many-grants' | 'too-many-listeners' | 'unavailable' | 'internal-error'} Exhausted
 * @typedef {'storage-refused' | 'unreachable' | ''} Outside what S3 or the network refuse; empty for
 *   an answer of something in between
 * @typedef {BadRequest | NoSuchCall | NotAllowed | RefusedUpload | IncompleteUpload | RepeatedRequest | FileProblem | Exhausted | Outside} ProblemKind
 */

const PREFIX = 'urn:airlock:problem:';

/**
 * What went wrong, as the API told it (RFC 9457). What S3 or the network refuse has the same form,
 * with the kinds `storage-refused` and `unreachable`.
 */
export class AirlockProblem extends Error {
  /**
   * @param {{type?: string, title?: string, detail?: string, status?: number, field?: string, retryAfter?: number}} problem
   * @param {ErrorOptions} [options]
   */
  constructor(problem, options) {
    super(problem.detail ?? problem.title ?? 'The request failed.', options);
    this.name = 'AirlockProblem';
    /** a stable URN, such as `urn:airlock:problem:file-too-large` */
    this.type = problem.type ?? 'about:blank';
    /** the kind in words */
    this.title = problem.title ?? '';
    /** what was wrong and what is allowed */
    this.detail = problem.detail ?? '';
    /** of the HTTP answer; 0 if there was none */
    this.status = problem.status ?? 0;
    /** the request's field that is at fault, if it is one */
    this.field = problem.field;
    /** after how many seconds to try again, if that helps */
    this.retryAfter = problem.retryAfter;
  }

  /**
   * The last word of the type, such as `file-too-large`.
   *
   * @returns {ProblemKind}
   */
  get kind() {
    return /** @type {ProblemKind} */ (this.type.startsWith(PREFIX) ? this.type.slice(PREFIX.length) : '');
  }

  /**
   * @param {ProblemKind} kind
   * @param {string} detail
   * @param {number} status
   * @param {ErrorOptions} [options]
   */
  static of(kind, detail, status, options) {
    return new AirlockProblem({type: PREFIX + kind, title: detail, detail, status}, options);
  }

  /**
   * The problem in an answer of the API. A proxy in between may have answered something else.
   *
   * @param {Response} answer
   */
  static async in(answer) {
    const told = /json/.test(answer.headers.get('Content-Type') ?? '')
      ? await answer.json().catch(() => ({}))
      : {};
    return new AirlockProblem({
      title: `The server answered ${answer.status}.`,
      retryAfter: Number(answer.headers.get('Retry-After')) || undefined,
      ...told,
      status: answer.status,
    });
  }
}
