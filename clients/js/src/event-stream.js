const LONGEST_LINE = 1 << 20;

/**
 * Reads Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 *
 * @typedef {{id: string | undefined, event: string, data: string}} StreamEvent
 */
export class EventParser {
  #rest = '';
  #event = '';
  #data = /** @type {string[]} */ ([]);
  /** @type {string | undefined} */
  #id;
  /** @type {string | undefined} of the last event that came whole */
  lastEventId;
  /** @type {number | undefined} milliseconds to wait before reconnecting */
  retry;

  /** @param {string | undefined} lastEventId */
  constructor(lastEventId) {
    this.#id = lastEventId;
    this.lastEventId = lastEventId;
  }

  /**
   * The events that are whole after this piece of the stream.
   *
   * @param {string} text
   * @returns {StreamEvent[]}
   */
  read(text) {
    const events = [];
    // A carriage return at the end may be the first half of a line's end.
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > LONGEST_LINE) {
      throw new Error('a line of the event stream does not end');
    }
    for (const line of lines) {
      if (line === '') {
        const event = this.#end();
        if (event) {
          events.push(event);
        }
      } else {
        this.#field(line);
      }
    }
    return events;
  }

  /** @param {string} line */
  #field(line) {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    switch (name) {
      case 'data': this.#data.push(value); break;
      case 'event': this.#event = value; break;
      case 'id': this.#id = value; break;
      case 'retry': this.retry = /^\d+$/.test(value) ? Number(value) : this.retry; break;
      default: // a comment, or what is not known yet
    }
  }

  /** @returns {StreamEvent | undefined} */
  #end() {
    this.lastEventId = this.#id;
    const data = this.#data.join('\n');
    const event = this.#data.length === 0
      ? undefined
      : {id: this.lastEventId, event: this.#event || 'message', data};
    this.#data = [];
    this.#event = '';
    return event;
  }
}
