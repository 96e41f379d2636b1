const PREFIX = 'airlock:upload:';

/**
 * The same file, chosen again. No digest is taken: that would read a large file twice. What is
 * stored is held against the whole file by the scan in any case.
 *
 * @param {string} profile
 * @param {string} name
 * @param {Blob & {lastModified?: number}} file
 * @param {boolean | string} [same] what tells it from other files, if name and time don't
 */
export function keyOf(profile, name, file, same) {
  return [profile, typeof same === 'string' ? same : name, file.size, file.lastModified ?? 0].join(':');
}

/**
 * Remembers unfinished uploads in the browser, or where there is no such place for as long as the
 * program runs.
 *
 * @returns {import('./types.js').UnfinishedUploads}
 */
export function defaultStore() {
  const storage = browserStorage();
  if (!storage) {
    const kept = new Map();
    return {
      get: key => kept.get(key),
      set: (key, upload) => void kept.set(key, upload),
      delete: key => void kept.delete(key),
    };
  }
  return {
    get: key => parsed(storage.getItem(PREFIX + key)),
    set: (key, upload) => {
      try {
        storage.setItem(PREFIX + key, JSON.stringify(upload));
      } catch {
        // It is full: the upload goes on, and could not after a reload.
      }
    },
    delete: key => storage.removeItem(PREFIX + key),
  };
}

/** @returns {Storage | undefined} */
function browserStorage() {
  try {
    return typeof window === 'undefined' ? undefined : window.localStorage;
  } catch {
    return undefined; // the user forbids it
  }
}

/** @param {string | null} text @returns {import('./types.js').Unfinished | undefined} */
function parsed(text) {
  try {
    const upload = JSON.parse(text ?? 'null');
    return typeof upload?.fileId === 'string' ? upload : undefined;
  } catch {
    return undefined; // written by something else
  }
}
