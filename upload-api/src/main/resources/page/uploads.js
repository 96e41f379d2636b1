import {Shelf} from './shelf.js';

const AT_A_TIME = 3;
const KEPT_FROM = 16 << 20; // the client sends larger files in parts, which can go on
// Written at once: a reload does not wait until the file itself is kept.
const PAUSED = 'airlock:paused:';
const MEASURED = 3_000; // milliseconds over which the speed is measured

/**
 * The uploads of this page, a few at a time. Each has a `state`: waiting, uploading, paused, lost
 * (its file has to be chosen again), refused, done or gone.
 */
export class Uploads {
  #shelf = new Shelf();
  #all = [];

  /**
   * @param client
   * @param onChange takes an upload that has changed
   */
  constructor(client, onChange) {
    this.client = client;
    this.onChange = onChange;
  }

  /** Brings back what an earlier visit left unfinished. */
  async restore() {
    for (const kept of await this.#shelf.all()) {
      const upload = {...kept, rate: 0, state: kept.file ? wasPaused(kept.key) ? 'paused' : 'waiting' : 'lost'};
      this.#all.push(upload);
      this.onChange(upload);
    }
    this.#startNext();
  }

  add(file, profile) {
    const lost = this.#all.find(({state, name, size, lastModified}) =>
      state === 'lost' && name === file.name && size === file.size && lastModified === file.lastModified);
    if (lost) {
      lost.file = file;
      this.resume(lost);
      return;
    }
    const upload = {
      key: `new-${crypto.randomUUID()}`, file, profile, name: file.name, size: file.size,
      lastModified: file.lastModified, addedAt: new Date().toISOString(), sent: 0, rate: 0, state: 'waiting',
    };
    this.#all.push(upload);
    this.#keep(upload);
    this.#set(upload, 'waiting');
    this.#startNext();
  }

  pause(upload) {
    this.#set(upload, 'paused');
    upload.ending?.abort();
    this.#keep(upload);
    this.#startNext();
  }

  resume(upload) {
    this.#set(upload, 'waiting');
    this.#keep(upload);
    this.#startNext();
  }

  /** Ends an upload for good, and what was sent of it. */
  async remove(upload) {
    this.#set(upload, 'gone');
    upload.ending?.abort();
    this.#forget(upload);
    this.#startNext();
    if (upload.fileId) {
      await this.client.cancel(upload.fileId).catch(() => {}); // it expires by itself
    }
  }

  #startNext() {
    let free = AT_A_TIME - this.#all.filter(({state}) => state === 'uploading').length;
    for (const upload of this.#all) {
      if (free > 0 && upload.state === 'waiting') {
        free--;
        this.#set(upload, 'uploading');
        this.#run(upload);
      }
    }
  }

  async #run(upload) {
    const ending = new AbortController();
    upload.ending = ending;
    upload.measured = [];
    try {
      const {fileId} = await alone(upload.key, ending.signal, () => this.client.upload(upload.file, {
        profile: upload.profile,
        resume: true,
        signal: ending.signal,
        onStart: ({fileId, resumable}) => {
          Object.assign(upload, {fileId, resumable});
          this.#keep(upload);
          this.onChange(upload);
        },
        onProgress: ({sent}) => this.#progress(upload, sent),
      }));
      upload.fileId = fileId;
      this.#forget(upload);
      this.#set(upload, 'done');
    } catch (problem) {
      if (!ending.signal.aborted) {
        upload.problem = problem;
        this.#forget(upload);
        this.#set(upload, 'refused');
      }
    }
    this.#startNext();
  }

  #progress(upload, sent) {
    const now = performance.now();
    upload.measured.push({now, sent});
    while (upload.measured.length > 2 && now - upload.measured[0].now > MEASURED) {
      upload.measured.shift();
    }
    const [first] = upload.measured;
    upload.sent = sent;
    upload.rate = now - first.now > 300 ? (sent - first.sent) / (now - first.now) * 1000 : 0;
    this.onChange(upload);
  }

  #set(upload, state) {
    upload.state = state;
    this.onChange(upload);
  }

  #keep({key, file, profile, name, size, lastModified, addedAt, sent, fileId, resumable, state}) {
    if (size >= KEPT_FROM) {
      rememberPause(key, state === 'paused');
      this.#shelf.put({key, file, profile, name, size, lastModified, addedAt, sent, fileId, resumable});
    }
  }

  #forget(upload) {
    this.#all = this.#all.filter(other => other !== upload);
    rememberPause(upload.key, false);
    this.#shelf.delete(upload.key);
  }
}

function wasPaused(key) {
  return localStorage.getItem(PAUSED + key) !== null;
}

function rememberPause(key, paused) {
  if (paused) {
    localStorage.setItem(PAUSED + key, '');
  } else {
    localStorage.removeItem(PAUSED + key);
  }
}

/** Keeps two tabs of this page from sending the same file. */
function alone(key, signal, send) {
  return navigator.locks ? navigator.locks.request(`airlock:${key}`, {signal}, send) : send();
}
