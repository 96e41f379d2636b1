/**
 * The browser of the tests: AIRLOCK_CHROMIUM is its program, AIRLOCK_API the address of the system, and
 * pictures are put into AIRLOCK_SCREENSHOTS.
 */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {after} from 'node:test';
import {chromium} from 'playwright-core';

const {AIRLOCK_API, AIRLOCK_CHROMIUM, AIRLOCK_SCREENSHOTS} = process.env;
const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const PATIENCE = 120_000;
/** What went wrong in any window, be it a script or the policy. */
export const complaints = [];

const browser = await chromium.launch({executablePath: AIRLOCK_CHROMIUM, args: [
  // Its own sandbox does not work for root; the pages are ours.
  '--no-sandbox',
  // It takes a page that a test has changed for one of the internet, which may not talk to this machine.
  '--disable-features=LocalNetworkAccessChecks',
]});
after(() => browser.close());

/** A visitor of their own. */
export async function context({locale = 'en-GB', ...more} = {}) {
  const own = await browser.newContext({locale, viewport: {width: 800, height: 900}, ...more});
  own.setDefaultTimeout(PATIENCE);
  return own;
}

/** A visitor's own window. */
export async function open({path = '/', prepare = async () => {}, ...more} = {}) {
  const opened = await (await context(more)).newPage();
  opened.on('pageerror', error => complaints.push(String(error)));
  opened.on('console', message => {
    // What the server refuses is shown there too, and is no fault of the page.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(message.text());
    }
  });
  await prepare(opened);
  await opened.goto(AIRLOCK_API + path);
  return opened;
}

export async function assertAccessible(where, what) {
  await where.evaluate(AXE);
  const {violations} = await where.evaluate(() => globalThis.axe.run());
  assert.deepEqual(
    violations.map(({id, nodes}) => `${what}: ${id}: ${nodes.map(node => node.html).join('\n')}`), []);
}

export async function picture(where, name) {
  if (AIRLOCK_SCREENSHOTS) {
    await where.screenshot({path: `${AIRLOCK_SCREENSHOTS}/${name}.png`, fullPage: true});
  }
}
