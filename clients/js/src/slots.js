/** Lets a few go on at a time; the others wait for their turn. */
export class Slots {
  #free;
  /** @type {(() => void)[]} */
  #waiting = [];

  /** @param {number} count */
  constructor(count) {
    this.#free = count;
  }

  /**
   * @template T
   * @param {() => Promise<T>} work
   * @param {AbortSignal} signal ends the waiting
   * @returns {Promise<T>}
   */
  async run(work, signal) {
    if (this.#free > 0) {
      this.#free--;
    } else {
      await new Promise(turn => this.#waiting.push(() => turn(undefined)));
    }
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) {
        next();
      } else {
        this.#free++;
      }
    }
  }
}
