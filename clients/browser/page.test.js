/**
 * The page in a real browser, on a running Airlock: AIRLOCK_API is its address, AIRLOCK_OTHER_TOKEN
 * belongs to somebody who is not the page's user, AIRLOCK_CHROMIUM is the browser, and pictures of the
 * page are put into AIRLOCK_SCREENSHOTS.
 */
import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {createClient} from '../js/src/index.js';
import {assertAccessible, complaints, context, open, PATIENCE, picture} from './browser.js';

const {AIRLOCK_API, AIRLOCK_OTHER_TOKEN} = process.env;
const MIB = 1 << 20;

let page;
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-'));
  page = await open();
});
after(() => rm(folder, {recursive: true, force: true}));

const choose = (where, ...files) => where.locator('#input').setInputFiles(
  files.map(([name, content, mimeType = '']) => ({name, mimeType, buffer: Buffer.from(content)})));
const chooseLarge = async (where, name, content) => {
  const path = join(folder, name);
  await writeFile(path, content);
  await where.locator('#input').setInputFiles(path);
};
const row = (where, name) => where.locator('.file', {hasText: name}).first();
const awaitState = (where, name, state) =>
  where.locator(`.file.${state}`, {hasText: name}).first().waitFor({timeout: PATIENCE});
const words = (where, name) => row(where, name).innerText();

/** Holds parts up, those after the first few until the visitor gives up. */
async function holdParts(where, first = Infinity) {
  const puts = [];
  await where.route(url => url.searchParams.has('partNumber'), async route => {
    const number = new URL(route.request().url()).searchParams.get('partNumber');
    if (route.request().method() === 'PUT' && puts.push(number) > first) {
      return; // never
    }
    await pause(200);
    await route.continue().catch(() => {}); // it was paused meanwhile
  });
  return puts;
}

test('an empty page offers samples, and a keyboard is enough to choose files', async () => {
  const visitor = await open();
  await visitor.locator('#empty').waitFor();
  assert.equal(await visitor.locator('#samples button').count(), 3);
  await assertAccessible(visitor, 'empty');
  await picture(visitor, 'page-empty');
  const chooser = visitor.waitForEvent('filechooser');
  await visitor.locator('#profile').focus();
  await visitor.keyboard.press('Tab');
  await visitor.keyboard.press('Enter');
  assert.ok((await chooser).isMultiple());
  await visitor.context().close();
});

test('a file is sent with progress, comes out clean, and is downloaded as it was', async () => {
  assert.equal(await page.getByRole('link', {name: 'Console'}).evaluate(link => link.href), `${AIRLOCK_API}/console`);
  const content = Buffer.alloc(17 * MIB, 'harmless words\n');
  await holdParts(page);
  await chooseLarge(page, 'report.txt', content);
  await page.getByRole('progressbar', {name: 'report.txt'}).waitFor();
  await awaitState(page, 'report.txt', 'clean');
  assert.match(await words(page, 'report.txt'), /· 17\sMB\s+Clean\s+Scanned .* by ClamAV/);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', {name: 'Download: report.txt'}).click();
  const download = await downloading;
  assert.equal(download.suggestedFilename(), 'report.txt');
  assert.ok((await readFile(await download.path())).equals(content));
  await page.unrouteAll({behavior: 'ignoreErrors'});
});

test('malware is locked away and named', async () => {
  await choose(page, ['eicar.txt', 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*']);
  await awaitState(page, 'eicar.txt', 'infected');
  assert.match(await words(page, 'eicar.txt'), /Malware found: Eicar[^]*Nobody can download it/);
  assert.equal(await page.getByRole('button', {name: 'Download: eicar.txt'}).count(), 0);
});

test('an encrypted archive is held back, and it is said what to do', async () => {
  const samples = await open();
  await choose(page, ['secrets.zip', await samples.evaluate(async () => {
    const {samples} = await import('/page/samples.js');
    return [...new Uint8Array(await samples.encrypted().arrayBuffer())];
  }), 'application/x-zip-compressed']);
  await samples.context().close();
  await awaitState(page, 'secrets.zip', 'quarantined');
  assert.match(await words(page, 'secrets.zip'), /A password keeps us from looking inside secret\.txt\.[^]*without a password/);
});

test('content that is not what the name says is held back', async () => {
  await choose(page, ['invoice.pdf', '<!DOCTYPE html>\n<html><script>alert(1)</script></html>\n', 'application/pdf']);
  await awaitState(page, 'invoice.pdf', 'quarantined');
  assert.match(await words(page, 'invoice.pdf'), /The name says a PDF, the content is a web page\./);
});

test('somebody else’s file is not shown', async () => {
  const other = createClient({baseUrl: AIRLOCK_API, token: () => AIRLOCK_OTHER_TOKEN});
  const theirs = Object.assign(new Blob(['theirs']), {name: 'theirs.txt'});
  const {fileId} = await other.upload(theirs, {profile: 'document'});
  const visitor = await open({path: `/#${fileId}`});
  await visitor.getByText('This file belongs to somebody else').waitFor();
  assert.equal(await visitor.getByText('theirs.txt').count(), 0);
  await visitor.context().close();
});

test('an upload that is paused goes on after a reload, where it stopped', async () => {
  const film = `film-${Date.now()}.log`; // of this run
  const visitor = await open();
  await holdParts(visitor, 4);
  // What was sent is stored only when S3 has answered.
  let stored = 0;
  const fourStored = new Promise(resolve => visitor.on('requestfinished', request => {
    if (request.method() === 'PUT' && ++stored === 4) {
      resolve();
    }
  }));
  await chooseLarge(visitor, film, Buffer.alloc(33 * MIB, 'harmless words\n')); // 5 parts
  await fourStored;
  await visitor.getByRole('button', {name: `Pause: ${film}`}).click();
  await awaitState(visitor, film, 'paused');
  assert.match(await words(visitor, film), /Paused at \d+ %[^]*also after a reload/);
  await assertAccessible(visitor, 'paused');
  await picture(visitor, 'page-paused');

  await visitor.reload();
  const after = await holdParts(visitor);
  await awaitState(visitor, film, 'paused');
  await visitor.getByRole('button', {name: `Resume: ${film}`}).click();
  await awaitState(visitor, film, 'clean');
  assert.deepEqual(after, ['5'], 'what had arrived is not sent again');
  await visitor.context().close();
});

test('what cannot be uploaded is told beside the file', async () => {
  await choose(page, ['tool.exe', 'MZ'], ['empty.txt', '']);
  await awaitState(page, 'tool.exe', 'refused');
  await awaitState(page, 'empty.txt', 'refused');
  assert.match(await words(page, 'tool.exe'), /not allowed here\.[^]*Allowed is: 7Z, CSV, DOCX/);
  assert.match(await words(page, 'empty.txt'), /It is empty/);
});

test('a file is deleted, restored, and tells its history', async () => {
  await choose(page, ['kept.txt', 'words']);
  await awaitState(page, 'kept.txt', 'clean');
  await page.getByRole('button', {name: 'Delete: kept.txt'}).click();
  await awaitState(page, 'kept.txt', 'deleted');
  assert.match(await words(page, 'kept.txt'), /Can be restored until/);
  await page.getByRole('button', {name: 'Restore: kept.txt'}).click();
  await awaitState(page, 'kept.txt', 'clean');
  await page.getByRole('button', {name: 'History: kept.txt'}).click();
  await page.locator('#history-list').getByText('Restored').waitFor();
  await assertAccessible(page, 'history');
  await page.keyboard.press('Escape');
  await page.locator('#history').waitFor({state: 'hidden'});
});

test('a reload shows the same list, in the same order', async () => {
  const names = async where => (await where.locator('.file:not(.refused) .name bdi').allInnerTexts());
  const before = await names(page);
  await page.reload();
  // Or the comparison tells what differs.
  await page
    .waitForFunction(count => document.querySelectorAll('.file').length === count, before.length, {timeout: 20_000})
    .catch(() => {});
  assert.deepEqual(await names(page), before);
  assert.ok(before.length >= 6);
});

for (const [name, look] of Object.entries({
  light: {colorScheme: 'light'},
  dark: {colorScheme: 'dark'},
  small: {viewport: {width: 320, height: 800}},
})) {
  test(`the list is readable for everybody (${name})`, async () => {
    const visitor = await open(look);
    await visitor.locator('.file.clean').first().waitFor();
    await choose(visitor, ['tool.exe', 'MZ']);
    await awaitState(visitor, 'tool.exe', 'refused');
    await assertAccessible(visitor, name);
    assert.equal(
      await visitor.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, 'nothing sticks out');
    await picture(visitor, `page-${name}`);
    await visitor.context().close();
  });
}

test('it speaks German', async () => {
  const visitor = await open({locale: 'de-AT'});
  await visitor.getByRole('button', {name: 'Dateien auswählen'}).waitFor();
  await visitor.getByText('Schadsoftware gefunden').first().waitFor();
  assert.equal(await visitor.evaluate(() => document.documentElement.lang), 'de');
  await picture(visitor, 'page-german');
  await visitor.context().close();
});

test('whoever is not signed in is asked, and again when the sign-in has ended', async () => {
  const own = await context();
  const visitor = await own.newPage();
  await visitor.route(/\/start\.json$/, route => route.fulfill({json: {}}));
  await visitor.goto(AIRLOCK_API);
  await visitor.locator('#token').fill('expired');
  await visitor.keyboard.press('Enter');
  await visitor.getByText('Your sign-in has ended').waitFor();
  await assertAccessible(visitor, 'sign-in');
  await visitor.locator('#token').fill(AIRLOCK_OTHER_TOKEN);
  await visitor.getByRole('button', {name: 'Sign in'}).click();
  await visitor.locator('.file', {hasText: 'theirs.txt'}).first().waitFor();
  assert.equal(await visitor.locator('#samples').isVisible(), false);
  assert.equal(await visitor.getByRole('link', {name: 'Console'}).isVisible(), false, 'that is for operators');
  await own.close();
});

test('files are dropped and pasted', async () => {
  const transfer = (kind, name) => page.evaluate(([kind, name]) => {
    const data = new DataTransfer();
    data.items.add(new File(['dropped'], name, {type: 'text/plain'}));
    document.body.dispatchEvent(kind === 'paste'
      ? new ClipboardEvent('paste', {clipboardData: data, bubbles: true})
      : new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
  }, [kind, name]);
  await transfer('drop', 'dropped.txt');
  await transfer('paste', 'pasted.txt');
  await awaitState(page, 'dropped.txt', 'clean');
  await awaitState(page, 'pasted.txt', 'clean');
});

test('nothing broke the page’s policy, and no script failed', () => {
  assert.deepEqual(complaints, []);
});
