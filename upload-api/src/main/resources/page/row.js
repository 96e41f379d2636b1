import {lookOf} from './look.js';
import {moment, size} from './format.js';
import {words} from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const MARKS = {
  bars: 'M9 6v12m6-12v12',
  tick: 'm5 12.5 4.5 4.5L19 7.5',
  shield: 'M12 3 5 6v5c0 4.5 2.9 8.2 7 10 4.1-1.8 7-5.5 7-10V6l-7-3Zm0 5v5m0 3v.1',
  hand: 'M12 4 2.8 20h18.4L12 4Zm0 6v4m0 3v.1',
  cross: 'M7 7l10 10M17 7 7 17',
};
const QUIET = ['waiting', 'uploading', 'pending']; // nobody waits to hear of these
const RING = 2 * Math.PI * 9;

/** One file in the list. Its elements stay while it changes, so that the focus does too. */
export class Row {
  element = make('li', 'file');
  #mark = make('div');
  #name = make('bdi');
  #size = make('span', 'size');
  #first = make('p', 'first');
  #second = make('p', 'second');
  #actions = make('div', 'actions');
  #shown = {};

  /** @param act takes an action and its entry */
  constructor(entry, act) {
    this.entry = entry;
    this.act = act;
    const name = make('p', 'name');
    name.append(this.#name, ' ', this.#size);
    const text = make('div', 'text');
    text.append(name, this.#first, this.#second);
    this.element.append(this.#mark, text, this.#actions);
  }

  /** Shows the entry as it is now; the words, if somebody who cannot see it should hear them. */
  update(profiles) {
    const {entry} = this;
    const look = lookOf(entry, profiles);
    const name = entry.file?.fileName ?? entry.upload?.name ?? '';
    const bytes = entry.file?.size ?? entry.upload?.size;
    this.element.className = `file ${look.style}${entry.shared ? ' shared' : ''}`;
    if (entry.file?.fileId) {
      this.element.id = entry.file.fileId;
    }
    set(this.#name, name);
    set(this.#size, bytes === undefined ? '' : `· ${size(bytes)}`);
    set(this.#first, look.first);
    set(this.#second, look.second);
    this.#second.title = look.exactly ? moment(look.exactly) : '';
    if (look.mark !== this.#shown.mark) {
      this.#mark.replaceChildren(look.mark === 'ring' ? ring() : icon(MARKS[look.mark]));
    }
    if (look.mark === 'ring') {
      this.#turn(look.fraction, name);
    }
    this.#offer(look.actions, name);
    const news = this.#shown.style && look.style !== this.#shown.style && !QUIET.includes(look.style);
    this.#shown = look;
    return news ? `${name}: ${look.first}` : undefined;
  }

  #turn(fraction, name) {
    const done = this.#mark.querySelector('.done');
    done.setAttribute('stroke-dasharray', `${RING * (fraction ?? 0.25)} ${RING}`);
    const ring = this.#mark.firstChild;
    if (fraction === undefined) {
      ring.removeAttribute('role');
      ring.setAttribute('aria-hidden', 'true');
    } else {
      ring.removeAttribute('aria-hidden');
      ring.setAttribute('role', 'progressbar');
      ring.setAttribute('aria-label', name);
      ring.setAttribute('aria-valuenow', String(Math.floor(fraction * 100)));
    }
  }

  #offer(actions, name) {
    if (actions.join() === this.#shown.actions?.join()) {
      return;
    }
    const focused = this.#actions.contains(document.activeElement);
    this.#actions.replaceChildren(...actions.map(action => {
      const button = make('button', action);
      button.type = 'button';
      button.textContent = words.actions[action];
      button.setAttribute('aria-label', `${words.actions[action]}: ${name}`);
      button.addEventListener('click', () => this.act(action, this.entry));
      return button;
    }));
    if (focused) {
      this.#actions.querySelector('button')?.focus();
    }
  }
}

export function make(tag, style = '') {
  const element = document.createElement(tag);
  element.className = style;
  return element;
}

function set(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function drawing(...shapes) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'mark');
  svg.setAttribute('aria-hidden', 'true');
  for (const [tag, attributes] of shapes) {
    const shape = document.createElementNS(SVG, tag);
    Object.entries(attributes).forEach(([name, value]) => shape.setAttribute(name, value));
    svg.append(shape);
  }
  return svg;
}

const icon = path => drawing(['path', {d: path}]);
const ring = () => drawing(
  ['circle', {class: 'track', cx: 12, cy: 12, r: 9}], ['circle', {class: 'done', cx: 12, cy: 12, r: 9}]);
