import {ago, moment, profileName, size} from '../format.js';
import {words as pageWords} from '../words.js';
import {make, table} from './dom.js';
import {REASONS, reasonName, words} from './words.js';

const SINCE = {hour: 3_600, day: 86_400, week: 604_800, month: 2_592_000};
const STATUSES = ['quarantined', 'infected'];

/** The infected and quarantined files, with what can be done with many of them. */
export class Quarantine {
  element = make('section', {'aria-labelledby': 'quarantine-title'});
  #chosen = new Map();
  #pages = [undefined]; // the cursors up to this page
  #list = make('div', {});
  #form;
  #asked = 0;
  #stopped = false;

  /** @param filters as in the address */
  constructor({operations, actions, tell}, filters) {
    this.operations = operations;
    this.actions = actions;
    this.tell = tell;
    this.#form = this.#filterForm(filters);
    this.element.append(make('h2', {id: 'quarantine-title'}, words.quarantine), this.#form, this.#list);
    this.#load();
    this.#offerProfiles(filters.get('profile') ?? '');
  }

  stop() {
    this.#stopped = true;
  }

  #filterForm(filters) {
    const choice = (name, label, options) => make('label', {}, label, make('select', {
      name, onchange: () => this.#filter(),
    }, new Option(words.any, ''), ...options.map(([value, text]) =>
      new Option(text, value, false, filters.get(name) === value))));
    return make('form', {className: 'filters', 'aria-label': words.filters, onsubmit: event => {
      event.preventDefault();
      this.#filter();
    }},
    choice('reason', words.reason, REASONS.map(reason => [reason, reasonName(reason)])),
    choice('status', words.status, STATUSES.map(status => [status, words.statuses[status]])),
    choice('profile', words.profile, []),
    choice('since', words.since, Object.keys(SINCE).map(name => [name, words.sinceNames[name]])),
    make('label', {}, words.owner, make('input', {
      name: 'owner', type: 'search', value: filters.get('owner') ?? '', autocomplete: 'off', onchange: () => this.#filter(),
    })));
  }

  async #offerProfiles(wanted) {
    const select = this.#form.elements.profile;
    const known = await this.operations.profiles().catch(() => []);
    if (this.#stopped) {
      return;
    }
    const names = new Set([...known.map(({name}) => name), ...wanted ? [wanted] : []]);
    select.append(...[...names].map(name => new Option(profileName(name), name, false, name === wanted)));
    if (wanted) {
      this.#filter();
    }
  }

  /** The filters as they are set, for the address. */
  #set() {
    return [...new FormData(this.#form)].filter(([, value]) => value !== '');
  }

  #wanted() {
    const {since, ...others} = Object.fromEntries(this.#set());
    return since ? {...others, settledAfter: new Date(Date.now() - SINCE[since] * 1_000).toISOString()} : others;
  }

  #filter() {
    history.replaceState(null, '', `#quarantine?${new URLSearchParams(this.#set())}`);
    this.#pages = [undefined];
    // A page of a list belongs to its filters as they were when it began.
    this.filters = undefined;
    this.#chosen.clear();
    return this.#load();
  }

  async #load() {
    // Only the last answer counts: an earlier one may come later, and is to other filters.
    const own = ++this.#asked;
    const isLast = () => !this.#stopped && own === this.#asked;
    try {
      this.filters ??= this.#wanted();
      const page = await this.operations.quarantine({...this.filters, cursor: this.#pages.at(-1)});
      if (isLast()) {
        this.tell('');
        this.#show(page);
      }
    } catch (problem) {
      if (isLast()) {
        this.tell(words.noAnswer(problem));
      }
    }
  }

  #show({files, nextCursor}) {
    const all = make('input', {type: 'checkbox', 'aria-label': words.chooseAll, onchange: () => {
      boxes.forEach(box => {
        box.checked = all.checked;
        this.#choose(box.file, all.checked);
      });
      update();
    }});
    const boxes = files.map(file => Object.assign(make('input', {
      type: 'checkbox', 'aria-label': `${words.choose}: ${file.fileName}`, checked: this.#chosen.has(file.fileId),
      onchange: event => {
        this.#choose(file, event.target.checked);
        update();
      },
    }), {file}));
    const count = make('p', {role: 'status'});
    const buttons = ['rescan', 'release', 'delete'].map(action => make('button', {
      type: 'button', className: action, onclick: () => this.#run(action),
    }, words.actions[action]));
    const update = () => {
      const chosen = this.#chosen.size;
      count.textContent = words.chosen(chosen);
      buttons.forEach(button => button.disabled = chosen === 0);
      all.checked = chosen > 0 && chosen === files.length;
      all.indeterminate = chosen > 0 && chosen < files.length;
    };
    const everything = make('button', {type: 'button', className: 'rescan-all', hidden: !this.#isBulk(),
      onclick: () => this.#runAll()}, words.actions.rescanAll);
    const rows = files.map((file, i) => [
      boxes[i],
      make('a', {href: `#file/${file.fileId}`}, make('bdi', {}, file.fileName)),
      finding(file),
      make('bdi', {}, file.owner),
      profileName(file.profile),
      size(file.size),
      make('time', {dateTime: file.settledAt, title: moment(file.settledAt)}, ago(file.settledAt)),
    ]);
    this.#list.replaceChildren(
      make('div', {className: 'tools', role: 'group', 'aria-label': words.withChosen}, count, ...buttons, everything),
      files.length
        ? table(words.quarantine, [all, words.file, words.finding, words.owner, words.profile, words.size, words.verdictAt], rows)
        : make('p', {className: 'quiet'}, words.nothingFound),
      make('div', {className: 'tools'},
        make('button', {type: 'button', className: 'newer', hidden: this.#pages.length === 1, onclick: () => this.#turn(-1)}, words.newer),
        make('button', {type: 'button', className: 'older', hidden: !nextCursor, onclick: () => this.#turn(1, nextCursor)}, words.older)));
    update();
  }

  #choose(file, chosen) {
    if (chosen) {
      this.#chosen.set(file.fileId, file);
    } else {
      this.#chosen.delete(file.fileId);
    }
  }

  async #turn(by, cursor) {
    if (by > 0) {
      this.#pages.push(cursor);
    } else {
      this.#pages.pop();
    }
    this.#chosen.clear();
    await this.#load();
    document.getElementById('quarantine-title').scrollIntoView();
  }

  async #run(action) {
    if (await this.actions.run(action, [...this.#chosen.values()])) {
      this.#chosen.clear();
      await this.#load();
    }
  }

  // Many files are scanned again by what is known of them, which is not whose they are.
  #isBulk() {
    const {owner, reason, status} = this.filters;
    return !owner && (reason !== undefined || status === 'quarantined');
  }

  async #runAll() {
    const {reason, profile, settledAfter} = this.filters;
    try {
      if (await this.actions.rescanAll({status: 'quarantined', reason, profile, settledAfter})) {
        await this.#load();
      }
    } catch (problem) {
      this.tell(words.noAnswer(problem));
    }
  }
}

/** What was found, and what was requested since. */
export function finding(file) {
  const what = file.status === 'infected' ? (file.threats ?? []).join(', ') : reasonName(file.reason);
  const where = [file.where, file.what].filter(Boolean).join(': ');
  return make('span', {},
    make('strong', {className: file.status}, what),
    where && make('span', {className: 'quiet'}, ` ${where}`),
    file.rescanRequestedAt && make('span', {className: 'requested'}, ` ${requested(file)}`));
}

export const requested = ({waived}) => waived ? words.releaseRequested : words.rescanRequested;
export const eventName = action => pageWords.events[action] ?? action;
