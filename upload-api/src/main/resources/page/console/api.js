import {Api} from '../client/api.js';

const NEXT = /<[^>]*[?&]cursor=([^&>]+)[^>]*>;\s*rel="next"/;
const MOST_PAGES = 10; // of a history: a thousand entries

/** What an operator may ask and do. */
export class Operations {
  #api;

  constructor(baseUrl, token) {
    this.#api = new Api(baseUrl, token);
  }

  overview(signal) {
    return this.#api.call('GET', '/admin/overview', {signal});
  }

  profiles() {
    return this.#api.call('GET', '/profiles');
  }

  /** One page; filters that are empty do not matter. */
  quarantine(filters) {
    return this.#api.call('GET', `/admin/quarantine?${query({limit: 50, ...filters})}`);
  }

  file(fileId, signal) {
    return this.#api.call('GET', `/admin/files/${fileId}`, {signal});
  }

  /** All of it, oldest first. */
  async history(fileId) {
    const entries = [];
    let cursor;
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const answer = await this.#api.open('GET', `/admin/files/${fileId}/history?${query({cursor})}`, {});
      entries.push(...await answer.json());
      cursor = NEXT.exec(answer.headers.get('Link') ?? '')?.[1];
      if (!cursor) {
        break;
      }
    }
    return entries;
  }

  rescan(fileId) {
    return this.#api.call('POST', `/admin/files/${fileId}/rescan`);
  }

  release(fileId, reason) {
    return this.#api.call('POST', `/admin/files/${fileId}/release`, {json: {reason}});
  }

  delete(fileId, reason) {
    return this.#api.call('DELETE', `/admin/files/${fileId}?${query({reason})}`);
  }

  /**
   * Has all files that match scanned again, until there are none or too many wait already.
   *
   * @returns how many were requested, and how many are left
   */
  async rescanAll(filters) {
    let requested = 0;
    let cursor;
    for (;;) {
      const answer = await this.#api.call('POST', '/admin/rescans', {json: {...filters, cursor}});
      requested += answer.requested;
      if (!answer.nextCursor || answer.nextCursor === cursor) {
        return {requested, left: answer.left};
      }
      cursor = answer.nextCursor;
    }
  }
}

function query(parameters) {
  return new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== undefined && value !== ''));
}
