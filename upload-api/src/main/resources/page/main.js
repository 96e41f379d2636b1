import {createClient} from './client/index.js';
import {kindsOf, moment, profileName, size} from './format.js';
import {make, Row} from './row.js';
import {samples} from './samples.js';
import {Session} from './session.js';
import {Uploads} from './uploads.js';
import {language, words} from './words.js';

const WIDEST = 'document';
const PROFILE = 'airlock:profile';
const FILE_ID = /^#([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const at = id => document.getElementById(id);
const list = at('list');
const session = new Session(who => {
  at('user').textContent = who ? words.signedInAs(who) : '';
});
const client = createClient({baseUrl: new URL('.', location.href).href, token: need => session.token(need)});
const uploads = new Uploads(client, upload => changed(ofUpload(upload)));

/** By the upload's key or the file's id: `{upload, file, row, since, …}`. */
const entries = new Map();
let profiles = [];
let stale = new Set();

document.documentElement.lang = language;
for (const element of document.querySelectorAll('[data-word]')) {
  element.textContent = words[element.dataset.word];
}

// --- the list --------------------------------------------------------------------------------

function ofUpload(upload) {
  const told = entries.get(upload.fileId);
  const entry = entries.get(upload.key) ?? told ?? {since: upload.addedAt};
  if (told && told !== entry) {
    // The file's first event came before the answer with its id.
    entry.file = told.file;
    told.gone = true;
    changed(told);
  }
  entry.upload = upload;
  entries.set(upload.key, entry);
  if (upload.fileId) {
    entries.set(upload.fileId, entry);
  }
  if (upload.state === 'gone') {
    entry.gone = true;
  }
  return entry;
}

function ofFile(file, more = {}) {
  let entry = entries.get(file.fileId);
  if (!entry) {
    if (file.status === 'deleted' || file.status === 'expired') {
      return undefined; // before this visit
    }
    entry = {since: file.createdAt};
    entries.set(file.fileId, entry);
  }
  if (file.status === 'scanning' && entry.file?.status !== 'scanning') {
    entry.scanningSince = Date.now();
  }
  return Object.assign(entry, {file}, more);
}

/** Shows an entry anew, together with all others that change before the next picture. */
function changed(entry) {
  if (entry) {
    if (stale.size === 0) {
      // Not by the picture: nobody hears of a change while the page is in the background.
      setTimeout(show);
    }
    stale.add(entry);
  }
}

function show() {
  const news = [];
  for (const entry of stale) {
    if (entry.gone) {
      entry.row?.element.remove();
      continue;
    }
    if (!entry.row) {
      entry.row = new Row(entry, act);
      const newer = [...new Set(entries.values())]
        .filter(other => other.row?.element.isConnected && other.since <= entry.since)
        .sort((a, b) => a.since < b.since ? 1 : -1)[0];
      list.insertBefore(entry.row.element, newer?.row.element ?? null);
    }
    news.push(entry.row.update(profiles));
  }
  stale = new Set();
  at('empty').hidden = list.children.length > 0;
  const said = news.filter(Boolean);
  if (said.length > 0) {
    at('live').textContent = said.join('. ');
  }
}

// What is relative to now changes without an event.
setInterval(() => new Set(entries.values()).forEach(entry => entry.row && changed(entry)), 5_000);
['online', 'offline'].forEach(event => addEventListener(event, () => entries.forEach(changed)));

// --- what can be done ------------------------------------------------------------------------

const actions = {
  remove: ({upload}) => uploads.remove(upload),
  cancel: ({upload}) => uploads.remove(upload),
  pause: ({upload}) => uploads.pause(upload),
  resume: ({upload}) => uploads.resume(upload),
  find: choose,
  again: choose,
  other(entry) {
    actions.remove(entry);
    choose();
  },
  async delete(entry) {
    const {restorableUntil} = await client.delete(fileIdOf(entry));
    const file = {...(entry.file ?? {}), fileId: fileIdOf(entry), status: 'deleted'};
    changed(Object.assign(entry, {restorableUntil, file}));
  },
  async restore(entry) {
    const file = await client.restore(fileIdOf(entry));
    changed(ofFile(file, {restorableUntil: undefined}));
  },
  async download(entry) {
    const {downloadUrl} = await client.download(fileIdOf(entry));
    const link = make('a');
    link.href = downloadUrl;
    link.click(); // it is served as an attachment, so the page stays
  },
  async copy(entry) {
    await navigator.clipboard.writeText(new URL(`#${fileIdOf(entry)}`, location.href).href);
    at('live').textContent = words.copied;
    const button = entry.row.element.querySelector('.copy');
    button.textContent = words.copied;
    setTimeout(() => button.textContent = words.actions.copy, 3_000);
  },
  async history(entry) {
    const told = await client.history(fileIdOf(entry));
    at('history-title').textContent = words.historyOf(entry.file.fileName);
    at('history-list').replaceChildren(...told.map(({action, status, occurredAt, actor, reason, threats}) => {
      const time = make('time');
      time.dateTime = occurredAt;
      time.textContent = moment(occurredAt);
      const what = make('span');
      const verdict = action === 'settled' ? [status, reason, ...(threats ?? [])] : [];
      what.textContent = [words.events[action] ?? action, ...verdict, actor].filter(Boolean).join(' · ');
      const line = make('li');
      line.append(time, what);
      return line;
    }));
    at('history').showModal();
  },
};

const fileIdOf = ({file, upload}) => file?.fileId ?? upload.fileId;

async function act(action, entry) {
  try {
    await actions[action](entry);
  } catch (problem) {
    tell(problem);
  }
}

function tell(problem) {
  const told = words.refusals[problem.kind === 'unreachable' ? 'unreachable' : 'other'];
  at('connection').textContent = told({detail: problem.message}).join(' ');
}

// --- choosing files --------------------------------------------------------------------------

function choose() {
  at('input').click();
}

function add(files) {
  for (const file of files) {
    uploads.add(file, at('profile').value);
  }
}

function showProfile() {
  const profile = profiles.find(({name}) => name === at('profile').value);
  if (profile) {
    at('allowed').textContent = words.allowed(kindsOf(profile), size(profile.maxSize));
    at('input').accept = Object.values(profile.contentTypes).flat().map(extension => `.${extension}`).join();
    localStorage.setItem(PROFILE, profile.name);
  }
}

at('choose').addEventListener('click', choose);
at('input').addEventListener('change', () => {
  add([...at('input').files]);
  at('input').value = ''; // or the same file could not be chosen again
});
at('profile').addEventListener('change', showProfile);
addEventListener('paste', event => add([...event.clipboardData?.files ?? []]));
addEventListener('dragover', event => {
  if (event.dataTransfer.types.includes('Files')) {
    event.preventDefault();
    document.body.classList.add('dragging');
  }
});
addEventListener('dragleave', event => {
  if (!event.relatedTarget) {
    document.body.classList.remove('dragging');
  }
});
addEventListener('drop', event => {
  event.preventDefault();
  document.body.classList.remove('dragging');
  add([...event.dataTransfer.files]);
});

// --- the start -------------------------------------------------------------------------------

async function follow() {
  let lost;
  const onConnection = open => {
    clearTimeout(lost);
    if (open) {
      at('connection').textContent = '';
    } else {
      lost = setTimeout(() => at('connection').textContent = words.reconnecting, 3_000);
    }
  };
  for await (const file of client.watchAll({onConnection})) {
    changed(ofFile(file));
  }
}

/** A file whose address somebody was given. */
async function followShared() {
  const fileId = FILE_ID.exec(location.hash)?.[1];
  if (!fileId || entries.has(fileId)) {
    return;
  }
  try {
    for await (const file of client.watch(fileId)) {
      changed(ofFile(file, entries.has(fileId) ? {} : {shared: true, since: '9'}));
    }
  } catch (problem) {
    const status = problem.status === 403 ? 'foreign' : 'unknown';
    entries.set(fileId, {since: '9', shared: true, file: {fileId, status, fileName: ''}});
    changed(entries.get(fileId));
  }
}

async function start() {
  profiles = await client.profiles();
  const wanted = localStorage.getItem(PROFILE) ?? WIDEST;
  at('profile').replaceChildren(...profiles.map(({name}) =>
    new Option(profileName(name), name, false, name === wanted)));
  showProfile();
  if (await session.isDemo()) {
    Object.keys(samples).forEach(name => {
      const button = make('button');
      button.type = 'button';
      button.textContent = words.samples[name];
      button.addEventListener('click', () => uploads.add(samples[name](), WIDEST));
      at('samples').append(button);
    });
    at('samples').hidden = false;
  }
  at('upload').hidden = false;
  at('files').hidden = false;
  session.linkTo(at('to-console'), 'page/console/start.json', 'files:admin');
  const {files} = await client.list({limit: 100});
  files.forEach(file => changed(ofFile(file)));
  await uploads.restore();
  at('empty').hidden = entries.size > 0;
  follow();
  followShared();
  addEventListener('hashchange', followShared);
}

start().catch(problem => {
  at('files').hidden = false;
  tell(problem);
});
