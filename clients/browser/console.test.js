/**
 * The operators' console in a real browser, on a running Airlock: AIRLOCK_TOKEN belongs to somebody
 * whose files the console is shown at work with. See browser.js for the rest.
 */
import assert from 'node:assert/strict';
import {before, test} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {createClient} from '../js/src/index.js';
import {assertAccessible, complaints, context, open, PATIENCE, picture} from './browser.js';

const {AIRLOCK_API, AIRLOCK_TOKEN, AIRLOCK_OWNER} = process.env;
const RUN = Date.now(); // the system may have files of earlier runs
const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

const client = createClient({baseUrl: AIRLOCK_API, token: () => AIRLOCK_TOKEN});
const QUARANTINE = `/console#quarantine?owner=${AIRLOCK_OWNER}`;
const first = `secret-${RUN}-1.zip`;
const second = `secret-${RUN}-2.zip`;
const malware = `eicar-${RUN}.txt`;
const ids = {};

let encrypted;
let operator;

before(async () => {
  operator = await open({path: '/console'});
  encrypted = Buffer.from(await operator.evaluate(async () => {
    const {samples} = await import('/page/samples.js');
    return [...new Uint8Array(await samples.encrypted().arrayBuffer())];
  }));
  await Promise.all([
    upload(first, encrypted, 'application/zip'), upload(second, encrypted, 'application/zip'), upload(malware, EICAR, 'text/plain'),
  ]);
});

async function upload(name, content, type) {
  const {fileId} = await client.upload(new File([content], name, {type}), {profile: 'document'});
  ids[name] = fileId;
  return client.settled(fileId, {signal: AbortSignal.timeout(PATIENCE)});
}

const row = (where, name) => where.getByRole('row', {name});
const choose = async (where, ...names) => {
  for (const name of names) {
    await where.getByRole('checkbox', {name: `Choose: ${name}`}).check();
  }
};
const said = where => where.locator('#done');
const fits = where => where.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

test('an operator sees how things stand', async () => {
  await operator.getByText('Signed in as demo-operator').waitFor();
  assert.equal(await operator.getByRole('link', {name: 'Upload page'}).evaluate(link => link.href), `${AIRLOCK_API}/`);
  await operator.getByRole('heading', {name: 'Now'}).waitFor();
  await operator.reload(); // by now there are verdicts
  await operator.getByRole('table', {name: 'Scanners'}).getByText('ClamAV').first().waitFor();
  await operator.getByText('✓ S3: reachable').waitFor();
  await operator.getByRole('link', {name: 'encrypted'}).click();
  await row(operator, first).waitFor();
  assert.match(operator.url(), /#quarantine\?reason=encrypted$/);
});

test('chosen files are released with one reason, and what cannot be is said before', async () => {
  await operator.goto(AIRLOCK_API + QUARANTINE);
  await choose(operator, first, second, malware);
  await operator.getByText('3 files chosen').waitFor();
  await operator.getByRole('button', {name: 'Release'}).click();
  const dialog = operator.getByRole('dialog', {name: 'Release 2 files?'});
  await dialog.getByText('For 1 file of those chosen it is not possible').waitFor();
  await assertAccessible(operator, 'question');
  await dialog.getByRole('button', {name: 'Release'}).click();
  assert.ok(await dialog.isVisible(), 'nothing is released without a reason');
  await dialog.getByRole('textbox').fill('The sender told us the password.');
  await dialog.getByRole('button', {name: 'Release'}).click();
  await said(operator).getByText('The release of 2 files is requested').waitFor();
  for (const name of [first, second]) {
    await assert.doesNotReject(async () => {
      for await (const file of client.watch(ids[name], {signal: AbortSignal.timeout(PATIENCE)})) {
        if (file.status === 'clean') {
          return;
        }
      }
    });
  }
});

test('one file tells who did what with it, also after an operator acted on it', async () => {
  await operator.goto(`${AIRLOCK_API}/console#file/${ids[first]}`);
  await operator.locator('.verdict.clean').waitFor();
  const timeline = operator.locator('.timeline');
  await timeline.getByText(/Release requested · .*The sender told us the password\..* · user:demo-operator/).waitFor();
  await operator.getByText(AIRLOCK_OWNER, {exact: true}).waitFor();
  await assertAccessible(operator, 'file');
  await operator.getByRole('button', {name: 'Rescan'}).click();
  await operator.getByRole('dialog').getByRole('button', {name: 'Rescan'}).click();
  await timeline.getByText('Rescan requested').waitFor();
  // A release is for one scan; the next one goes by the rules again.
  await operator.locator('.verdict.quarantined').waitFor();
});

test('a keyboard is enough to delete a file', async () => {
  const name = `kept-${RUN}.txt`;
  await upload(name, EICAR, 'text/plain');
  const visitor = await open({path: QUARANTINE});
  await visitor.getByRole('checkbox', {name: `Choose: ${name}`}).focus();
  await visitor.keyboard.press('Space');
  await visitor.getByRole('button', {name: 'Delete'}).focus();
  await visitor.keyboard.press('Enter');
  await visitor.getByRole('dialog', {name: `Delete ${name}?`}).waitFor();
  await visitor.keyboard.press('Escape');
  await visitor.getByRole('dialog').waitFor({state: 'hidden'});
  assert.equal((await client.file(ids[name])).status, 'infected', 'nothing happens to who changes their mind');
  await visitor.keyboard.press('Enter');
  await visitor.keyboard.type('spam');
  await visitor.keyboard.press('Tab');
  await visitor.keyboard.press('Enter');
  await said(visitor).getByText('1 file deleted.').waitFor();
  await row(visitor, name).waitFor({state: 'hidden'});
  const history = await client.history(ids[name]);
  assert.equal(history.at(-1).details.reason, 'spam');
  await visitor.context().close();
});

test('all files of a reason are scanned again', async () => {
  const name = `again-${RUN}.zip`;
  await upload(name, encrypted, 'application/zip');
  const visitor = await open({path: '/console#quarantine?reason=encrypted'});
  await row(visitor, name).waitFor();
  await visitor.getByRole('button', {name: 'Rescan all'}).click();
  await visitor.getByRole('dialog', {name: 'Rescan all that are “encrypted”?'}).getByRole('button', {name: 'Rescan all'}).click();
  await said(visitor).getByText(/A rescan is requested for \d+ files?\./).waitFor();
  const history = await client.history(ids[name]);
  assert.ok(history.some(({action}) => action === 'rescan-requested'));
  await visitor.context().close();
});

test('filters are in the address, and pages are turned both ways', async () => {
  const isFirst = address => address.includes('/admin/quarantine?') && !address.includes('status=');
  const visitor = await open({path: QUARANTINE, prepare: opened =>
    opened.route('**/admin/quarantine?*', async route => {
      const address = route.request().url();
      if (isFirst(address)) {
        await pause(2_000);
      }
      await route.continue({url: address.replace('limit=50', 'limit=1')});
    })});
  const shown = () => visitor.locator('tbody a').allInnerTexts();
  const late = visitor.waitForResponse(answer => isFirst(answer.url()));
  await visitor.getByLabel('Status').selectOption('infected');
  await row(visitor, malware).waitFor();
  await (await late).finished();
  await visitor.evaluate(() => new Promise(requestAnimationFrame));
  assert.deepEqual(await shown(), [malware], 'an answer to former filters comes too late');
  assert.match(visitor.url(), /status=infected/);
  await upload(`later-${RUN}.txt`, EICAR, 'text/plain');
  await visitor.reload();
  await row(visitor, `later-${RUN}.txt`).waitFor();
  await visitor.getByRole('button', {name: 'Older files'}).click();
  await row(visitor, malware).waitFor();
  assert.deepEqual(await shown(), [malware]);
  await visitor.getByRole('button', {name: 'Newer files'}).click();
  await row(visitor, `later-${RUN}.txt`).waitFor();
  await visitor.getByLabel('Owner').fill('nobody');
  await visitor.keyboard.press('Enter');
  await visitor.getByText('No file matches.').waitFor();
  await visitor.context().close();
});

for (const [name, look] of Object.entries({
  light: {colorScheme: 'light', viewport: {width: 1100, height: 800}},
  dark: {colorScheme: 'dark', viewport: {width: 1100, height: 800}},
  small: {viewport: {width: 320, height: 800}},
})) {
  test(`the console is readable for everybody (${name})`, async () => {
    const visitor = await open({path: '/console', ...look});
    for (const [view, path, shown] of [
      ['now', '#now', visitor.getByRole('table', {name: 'Scanners'})],
      ['quarantine', `#quarantine?owner=${AIRLOCK_OWNER}`, row(visitor, malware)],
      ['file', `#file/${ids[malware]}`, visitor.locator('.timeline')],
    ]) {
      await visitor.goto(`${AIRLOCK_API}/console${path}`);
      await shown.waitFor();
      await assertAccessible(visitor, `${name} ${view}`);
      assert.ok(await fits(visitor), `${view}: nothing sticks out`);
      await picture(visitor, `console-${view}-${name}`);
    }
    await visitor.context().close();
  });
}

test('the console speaks German', async () => {
  const visitor = await open({path: '/console', locale: 'de-AT'});
  await visitor.getByRole('heading', {name: 'Jetzt'}).waitFor();
  await visitor.getByRole('link', {name: 'Quarantäne'}).click();
  await visitor.getByRole('columnheader', {name: 'Befund'}).waitFor();
  assert.equal(await visitor.evaluate(() => document.documentElement.lang), 'de');
  await visitor.context().close();
});

test('who is no operator is told so', async () => {
  const own = await context();
  const visitor = await own.newPage();
  await visitor.route('**/page/console/start.json', route => route.fulfill({json: {}}));
  await visitor.goto(`${AIRLOCK_API}/console`);
  await visitor.getByText('The console is for operators').waitFor();
  await assertAccessible(visitor, 'sign-in');
  await visitor.locator('#token').fill(AIRLOCK_TOKEN);
  await visitor.keyboard.press('Enter');
  await visitor.getByText('You are not an operator').waitFor();
  await own.close();
});

test('nothing broke the console’s policy, and no script failed', () => {
  assert.deepEqual(complaints, []);
});
