/**
 * The client on a page of its own, as a dev server has it: AIRLOCK_ORIGIN is the origin that the
 * running Airlock at AIRLOCK_API allows, AIRLOCK_TOKEN a user's token.
 */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {after, before, test} from 'node:test';
import {chromium} from 'playwright-core';

const {AIRLOCK_API, AIRLOCK_ORIGIN, AIRLOCK_TOKEN, AIRLOCK_CHROMIUM} = process.env;
const CLIENT = new URL('../js/src/', import.meta.url);

let browser;
const servers = [];

before(async () => {
  browser = await chromium.launch({executablePath: AIRLOCK_CHROMIUM, args: ['--no-sandbox']});
});
after(async () => {
  await browser?.close();
  servers.forEach(server => server.close());
});

/** A page with nothing but the client, served on that port; 0 takes any. */
async function devServer(port) {
  const server = createServer(async (request, response) => {
    const [, script] = /^\/client\/([\w-]+\.js)$/.exec(request.url) ?? [];
    response.setHeader('Content-Type', script ? 'text/javascript' : 'text/html');
    response.end(script ? await readFile(new URL(script, CLIENT)) : '<!doctype html><title>mine</title>');
  });
  servers.push(server);
  await new Promise(listening => server.listen(port, '127.0.0.1', listening));
  const page = await browser.newPage();
  await page.goto(`http://localhost:${server.address().port}/`);
  return page;
}

const upload = (page, size, method) => page.evaluate(async ([baseUrl, token, size, method]) => {
  const {createClient} = await import('/client/index.js');
  const airlock = createClient({baseUrl, token: () => token});
  const file = new File(['x'.repeat(size)], 'mine.txt', {type: 'text/plain'});
  try {
    const {fileId} = await airlock.upload(file, {profile: 'document', method});
    return (await airlock.settled(fileId)).status;
  } catch (problem) {
    return problem.kind;
  }
}, [AIRLOCK_API, AIRLOCK_TOKEN, size, method]);

test('a page of an allowed origin uploads and watches, in each way', async () => {
  const page = await devServer(Number(new URL(AIRLOCK_ORIGIN).port));
  for (const [method, size] of [['put', 100], ['post', 100], ['multipart', 9 << 20]]) {
    assert.equal(await upload(page, size, method), 'clean', method);
  }
});

test('a page of another origin does not', async () => {
  assert.equal(await upload(await devServer(0), 100, 'put'), 'unreachable');
});
