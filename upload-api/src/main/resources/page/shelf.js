const STORE = 'uploads';

/**
 * Unfinished uploads with their files, kept by the browser (IndexedDB), so that they go on after a
 * reload. Where it keeps nothing, they have to be chosen again.
 */
export class Shelf {
  #database = new Promise((resolve, reject) => {
    const opening = indexedDB.open('airlock', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, {keyPath: 'key'});
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });

  constructor() {
    this.#database.catch(() => {});
  }

  async all() {
    return await this.#do('readonly', store => store.getAll()) ?? [];
  }

  /** Keeps an upload, without its file if there is no room for it. */
  async put(upload) {
    try {
      await this.#do('readwrite', store => store.put(upload), true);
    } catch {
      const {file, ...rest} = upload;
      await this.#do('readwrite', store => store.put(rest));
    }
  }

  delete(key) {
    return this.#do('readwrite', store => store.delete(key));
  }

  async #do(mode, what, strict = false) {
    try {
      const transaction = (await this.#database).transaction(STORE, mode);
      const request = what(transaction.objectStore(STORE));
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
      return request.result;
    } catch (e) {
      if (strict) {
        throw e;
      }
      return undefined; // forbidden by the visitor: the page works without
    }
  }
}
