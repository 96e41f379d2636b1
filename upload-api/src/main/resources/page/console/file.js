import {duration, kind, moment, profileName, size} from '../format.js';
import {facts, make} from './dom.js';
import {possible} from './actions.js';
import {eventName, finding, requested} from './quarantine.js';
import {reasonName, words} from './words.js';

const SOON = 2_000; // while something is going on
const LATER = 15_000;

/** One file whole, asked for again while it changes. */
export class OneFile {
  element = make('section', {'aria-labelledby': 'file-title'});
  #ending = new AbortController();
  #timer;
  #shown = '';

  constructor({operations, actions, tell}, fileId) {
    this.operations = operations;
    this.actions = actions;
    this.tell = tell;
    this.fileId = fileId;
    this.#refresh();
  }

  stop() {
    this.#ending.abort();
    clearTimeout(this.#timer);
  }

  async #refresh() {
    clearTimeout(this.#timer);
    let file;
    try {
      file = await this.operations.file(this.fileId, this.#ending.signal);
      const history = await this.operations.history(this.fileId);
      if (this.#ending.signal.aborted) {
        return;
      }
      this.tell('');
      const now = JSON.stringify([file, history]);
      if (now !== this.#shown) {
        this.#shown = now;
        this.#show(file, history);
      }
    } catch (problem) {
      if (this.#ending.signal.aborted) {
        return;
      }
      if (problem.status === 404 || problem.status === 422) {
        this.element.replaceChildren(make('h2', {id: 'file-title'}, words.noSuchFile));
        return;
      }
      this.tell(words.noAnswer(problem));
    }
    const moving = !file || file.rescanRequestedAt || file.status === 'pending' || file.status === 'scanning';
    this.#timer = setTimeout(() => this.#refresh(), moving ? SOON : LATER);
  }

  #show(file, history) {
    const focused = this.element.contains(document.activeElement) ? document.activeElement.className : '';
    this.element.replaceChildren(
      make('p', {}, make('a', {href: '#quarantine'}, words.back)),
      make('h2', {id: 'file-title'}, make('bdi', {}, file.fileName)),
      make('p', {className: `verdict ${file.status}`}, words.statuses[file.status],
        ['infected', 'quarantined'].includes(file.status) ? ' · ' : '',
        ['infected', 'quarantined'].includes(file.status) ? finding(file) : ''),
      make('p', {className: 'requested', hidden: !file.rescanRequestedAt},
        file.rescanRequestedAt ? `${requested(file)} · ${moment(file.rescanRequestedAt)}` : ''),
      this.#buttons(file),
      make('h3', {}, words.evidence), evidence(file),
      make('h3', {}, words.timeline), timeline(history),
    );
    if (focused) {
      this.element.querySelector(`button.${CSS.escape(focused)}`)?.focus();
    }
  }

  #buttons(file) {
    return make('div', {className: 'tools', role: 'group', 'aria-label': words.actionsFor},
      ...Object.keys(possible).filter(action => possible[action](file)).map(action => make('button', {
        type: 'button', className: action,
        onclick: async () => {
          if (await this.actions.run(action, [file])) {
            await this.#refresh();
          }
        },
      }, words.actions[action])));
  }
}

function evidence(file) {
  const {scan = {}} = file;
  const took = scan.finishedAt && (Date.parse(scan.finishedAt) - Date.parse(scan.startedAt)) / 1_000;
  return facts({
    [words.owner]: make('bdi', {}, file.owner),
    [words.where]: file.where && make('bdi', {}, file.where),
    [words.what]: file.what && make('bdi', {}, file.what),
    [words.engine]: [scan.engine, scan.engineVersion].filter(Boolean).join(' '),
    [words.signatures]: scan.databaseVersion,
    [words.scanned]: scan.finishedAt && `${moment(scan.finishedAt)} · ${duration(took)}`,
    [words.size]: size(file.size),
    [words.declaredType]: `${file.contentType} (${kind(file.contentType)})`,
    [words.detectedType]: file.detectedContentType && `${file.detectedContentType} (${kind(file.detectedContentType)})`,
    [words.digest]: file.sha256 && make('code', {}, file.sha256),
    [words.profile]: profileName(file.profile),
    [words.created]: moment(file.createdAt),
    [words.uploaded]: file.uploadedAt && moment(file.uploadedAt),
    [words.restorable]: file.restorableUntil && moment(file.restorableUntil),
    [words.labels]: Object.entries(file.metadata).map(([name, value]) => `${name}: ${value}`).join(', '),
    [words.id]: make('code', {}, file.fileId),
  });
}

function timeline(history) {
  return make('ol', {className: 'timeline'}, ...history.map(entry => {
    const {action, status, reason, threats, actor, address, occurredAt, details, times} = entry;
    const verdict = action === 'settled'
      ? [words.statuses[status], reason && reasonName(reason), ...(threats ?? [])] : [];
    const said = Object.entries(details).map(([name, value]) => `${words.details[name] ?? name}: ${value}`);
    return make('li', {},
      make('time', {dateTime: occurredAt}, moment(occurredAt)),
      make('span', {}, [eventName(action), ...verdict, ...said, actor, address, times && `${times} ×`]
        .filter(Boolean).join(' · ')));
  }));
}
