import {make} from './dom.js';
import {words} from './words.js';

const at = id => document.getElementById(id);
const RELEASABLE = ['encrypted', 'unscannable', 'suspicious', 'type-mismatch', 'type-not-allowed', 'corrupt'];

/** Whether an action makes sense for a file. */
export const possible = {
  rescan: ({status}) => status === 'clean' || status === 'quarantined',
  release: ({status, reason}) => status === 'quarantined' && RELEASABLE.includes(reason),
  delete: ({status}) => status !== 'deleted',
};

/** What an operator does with files: asked for once, in words, and told afterwards. */
export class Actions {
  constructor(operations) {
    this.operations = operations;
  }

  /**
   * Does it with all files for which it is possible, if the operator says so.
   *
   * @returns whether anything was tried
   */
  async run(action, files) {
    const able = files.filter(possible[action]);
    const told = {count: able.length, name: able[0]?.fileName, others: files.length - able.length};
    if (able.length === 0) {
      this.#tell(words.impossible[action]);
      return false;
    }
    const answer = await this.#ask(words.ask[action](told), action);
    if (answer === undefined) {
      return false;
    }
    const refused = [];
    for (const file of able) {
      try {
        await this.operations[action](file.fileId, answer);
      } catch (problem) {
        refused.push(`${file.fileName}: ${problem.message}`);
      }
    }
    this.#tell(words.done[action](able.length - refused.length), refused);
    return true;
  }

  /** Has all files that match scanned again. */
  async rescanAll(filters) {
    if (await this.#ask(words.ask.rescanAll(filters.reason), 'rescanAll') === undefined) {
      return false;
    }
    const {requested, left} = await this.operations.rescanAll(filters);
    this.#tell(words.done.rescanAll(requested, left));
    return true;
  }

  /** The reason that was given, perhaps none; nothing at all if the operator changed their mind. */
  #ask({title, text, yes}, action) {
    const dialog = at('confirm');
    const reason = at('reason');
    at('confirm-title').textContent = title;
    at('confirm-words').textContent = text;
    at('confirm-yes').textContent = yes;
    at('reason-label').textContent = words.reasonFor[action] ?? '';
    at('confirm-reason').hidden = !words.reasonFor[action];
    reason.required = action === 'release';
    reason.value = '';
    dialog.returnValue = '';
    dialog.showModal();
    return new Promise(resolve => dialog.addEventListener('close', () =>
      resolve(dialog.returnValue === 'yes' ? reason.value.replace(/\s+/g, ' ').trim() : undefined), {once: true}));
  }

  #tell(text, refused = []) {
    at('done').replaceChildren(make('p', {}, text), ...refused.map(line => make('p', {className: 'refused'}, line)));
  }
}
