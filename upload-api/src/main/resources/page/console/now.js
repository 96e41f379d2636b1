import {ago, count, moment} from '../format.js';
import {facts, make, table} from './dom.js';
import {reasonName, words} from './words.js';

const EVERY = 10_000;
const LONG = 15 * 60_000; // milliseconds that a file may take before somebody should look

/** How things stand, asked for again and again. */
export class Now {
  element = make('section', {'aria-labelledby': 'now-title'});
  #ending = new AbortController();
  #timer;

  constructor({operations, actions, tell}) {
    this.operations = operations;
    this.actions = actions;
    this.tell = tell;
    this.#refresh();
  }

  stop() {
    this.#ending.abort();
    clearTimeout(this.#timer);
  }

  async #refresh() {
    clearTimeout(this.#timer);
    try {
      const overview = await this.operations.overview(this.#ending.signal);
      this.tell('');
      // What somebody is at stays where it is.
      if (!this.element.contains(document.activeElement) || !this.element.firstChild) {
        this.#show(overview);
      }
    } catch (problem) {
      if (this.#ending.signal.aborted) {
        return;
      }
      this.tell(words.noAnswer(problem));
    }
    this.#timer = setTimeout(() => this.#refresh(), EVERY);
  }

  #show(overview) {
    const urgent = concerns(overview);
    this.element.replaceChildren(
      make('h2', {id: 'now-title'}, words.now),
      make('p', {className: urgent.length ? 'glance care' : 'glance good'},
        urgent.length ? words.somethingToDo(urgent.length) : words.nothingToDo),
      make('ul', {className: 'concerns', hidden: !urgent.length}, ...urgent.map(line => make('li', {}, line))),
      tiles(overview),
      make('h3', {}, words.scanners),
      scanners(overview),
      make('h3', {}, words.heldBack),
      this.#held(overview),
      make('p', {className: 'quiet', title: moment(overview.at)}, words.asOf(moment(overview.at))),
    );
  }

  #held({held, heldAreMore}) {
    if (held.length === 0) {
      return make('p', {className: 'quiet'}, words.nothingHeld);
    }
    const rows = held.map(({status, reason, files}) => {
      const filter = reason ? `reason=${reason}` : `status=${status}`;
      const name = reason ? reasonName(reason) : words.statuses[status];
      return [
        make('a', {href: `#quarantine?${filter}`}, name),
        String(files),
        reason ? make('button', {
          type: 'button', 'aria-label': `${words.actions.rescanAll}: ${name}`,
          onclick: async () => {
            try {
              await this.actions.rescanAll({status: 'quarantined', reason});
              document.activeElement?.blur();
              await this.#refresh();
            } catch (problem) {
              this.tell(words.noAnswer(problem));
            }
          },
        }, words.actions.rescanAll) : '',
      ];
    });
    return make('div', {},
      table(words.heldBack, [words.reason, words.files, words.todo], rows),
      make('p', {className: 'quiet', hidden: !heldAreMore}, words.heldAreMore));
  }
}

/** What somebody has to look at. */
function concerns({dependencies, deadLetters, oldestUnsettled, queue, verdicts, scanners, at, held}) {
  const failed = held.find(({reason}) => reason === 'scan-failed');
  const failing = newestOfEachNode(scanners).filter(({failed, verdicts}) => failed > verdicts / 2);
  return [
    ...dependencies.filter(({reachable}) => !reachable).map(({name}) => words.concern.unreachable(words.systems[name] ?? name)),
    queue === undefined && words.concern.queueUnknown,
    deadLetters > 0 && words.concern.deadLetters(deadLetters),
    queue?.waiting > 0 && verdicts.files === 0 && words.concern.standstill(queue.waiting),
    oldestUnsettled && Date.parse(at) - Date.parse(oldestUnsettled.createdAt) > LONG
      && words.concern.slow(oldestUnsettled.fileName, ago(oldestUnsettled.createdAt)),
    ...failing.map(({node, scanner}) => words.concern.failing(node ?? scanner)),
    failed && words.concern.scanFailed(failed.files),
  ].filter(Boolean);
}

/** A node that got another engine is listed twice; the newest entry comes first. */
function newestOfEachNode(scanners) {
  const name = ({node, scanner}) => node ?? scanner;
  return scanners.filter((seen, at) => scanners.findIndex(other => name(other) === name(seen)) === at);
}

function tiles({dependencies, queue, deadLetters, oldestUnsettled, verdicts}) {
  const rate = count.format(verdicts.files / verdicts.minutes);
  const known = facts({
    [words.rate]: words.perMinute(rate, verdicts.atLeast),
    [words.queue]: queue ? words.depth(queue) : words.unknown,
    [words.deadLetters]: deadLetters === undefined ? words.unknown : String(deadLetters),
    [words.oldest]: oldestUnsettled
      ? make('a', {href: `#file/${oldestUnsettled.fileId}`, title: moment(oldestUnsettled.createdAt)},
        `${oldestUnsettled.fileName} · ${ago(oldestUnsettled.createdAt)}`)
      : words.none,
    [words.dependencies]: make('ul', {className: 'lights'}, ...dependencies.map(({name, reachable}) =>
      make('li', {className: reachable ? 'good' : 'bad'},
        `${reachable ? '✓' : '✗'} ${words.systems[name] ?? name}: ${reachable ? words.reachable : words.unreachable}`))),
  });
  known.className = 'tiles';
  return known;
}

function scanners({scanners}) {
  if (scanners.length === 0) {
    return make('p', {className: 'quiet'}, words.noScanners);
  }
  return make('div', {},
    table(words.scanners, [words.scanner, words.engine, words.signatures, words.lastVerdict, words.couldNotScan],
      scanners.map(seen => [
        [seen.scanner, seen.node].filter(Boolean).join(' · ') || words.unknown,
        [seen.engine, seen.engineVersion].filter(Boolean).join(' ') || words.unknown,
        seen.databaseVersion ?? words.unknown,
        make('time', {dateTime: seen.lastVerdictAt, title: moment(seen.lastVerdictAt)}, ago(seen.lastVerdictAt)),
        words.failedOf(seen.failed, seen.verdicts),
      ])),
    make('p', {className: 'quiet'}, words.scannersHow));
}
