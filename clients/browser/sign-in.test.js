/**
 * Signing in at an OpenID Connect issuer, in a real browser: AIRLOCK_TOKEN belongs to AIRLOCK_OWNER and
 * is what the issuer gives out, since it is what the running system accepts. That the service itself
 * names the issuer, to the page and in its policy, is tested with the service.
 */
import assert from 'node:assert/strict';
import {after, before, beforeEach, test} from 'node:test';
import {complaints, open} from './browser.js';
import {Issuer} from './issuer.js';

const {AIRLOCK_API, AIRLOCK_TOKEN, AIRLOCK_OPERATOR_TOKEN, AIRLOCK_OWNER} = process.env;

let issuer;

before(async () => {
  issuer = await Issuer.listening();
});
after(() => issuer?.close());
beforeEach(() => Object.assign(issuer, {
  tokens: [AIRLOCK_TOKEN], refreshTokens: false, tampers: {}, redeemed: [], scopes: 'openid files:read files:write',
}));

/** Has the page sign in at the issuer, and lets its policy name it. */
const prepare = async page => {
  await page.route('**/start.json', route => route.fulfill({
    json: {signIn: {issuer: issuer.address, clientId: issuer.clientId, scopes: issuer.scopes}},
  }));
  await page.route(url => url.origin === new URL(AIRLOCK_API).origin && ['/', '/console'].includes(url.pathname), async route => {
    const answer = await route.fetch();
    const headers = answer.headers();
    headers['content-security-policy'] = headers['content-security-policy'].replace("connect-src 'self'", `connect-src 'self' ${issuer.address}`);
    await route.fulfill({response: answer, headers});
  });
};
const signIn = page => page.getByRole('button', {name: 'Sign in'}).click();
const kept = page => page.evaluate(() => sessionStorage.getItem('airlock:token:sign-in'));

test('a visitor signs in at the issuer and comes back to where they were', async () => {
  const page = await open({path: '/#somewhere', prepare});
  await page.getByText('whose files these are').waitFor();
  assert.equal(await page.locator('#token').isVisible(), false);
  await signIn(page);
  await page.getByText(`Signed in as ${AIRLOCK_OWNER}`).waitFor();
  assert.equal(page.url(), `${AIRLOCK_API}/#somewhere`);
  assert.deepEqual(issuer.redeemed.map(({grant_type: type, client_id: client}) => [type, client]),
    [['authorization_code', issuer.clientId]]);
  assert.ok(!(await kept(page)).includes('verifier'));
  await page.reload();
  await page.getByText(`Signed in as ${AIRLOCK_OWNER}`).waitFor();
  assert.equal(issuer.redeemed.length, 1, 'the tab stays signed in');
  await page.context().close();
});

test('the console signs in the same way', async () => {
  Object.assign(issuer, {tokens: [AIRLOCK_OPERATOR_TOKEN], scopes: 'openid files:admin'});
  const page = await open({path: '/console#quarantine', prepare});
  await signIn(page);
  await page.getByRole('heading', {name: 'Quarantine'}).waitFor();
  assert.equal(page.url(), `${AIRLOCK_API}/console#quarantine`);
  await page.context().close();
});

for (const [what, tampers, why] of [
  ['of another state', {state: 'guessed'}, 'it was not begun here'],
  ['of another nonce', {claims: {nonce: 'replayed'}}, 'not for this sign-in'],
  ['for another client', {claims: {aud: 'another'}}, 'not for this sign-in'],
  ['of another issuer', {claims: {iss: 'https://evil.example'}}, 'not for this sign-in'],
  ['that is old', {claims: {exp: 1_700_000_000}}, 'not for this sign-in'],
  ['that refuses', {error: 'access_denied'}, 'access_denied'],
]) {
  test(`an answer ${what} signs nobody in`, async () => {
    issuer.tampers = tampers;
    const page = await open({prepare});
    await signIn(page);
    await page.getByText(why).waitFor();
    assert.equal(await page.locator('#user').innerText(), '');
    assert.equal(await kept(page), '{}');
    assert.equal(page.url(), `${AIRLOCK_API}/`);
    issuer.tampers = {};
    await signIn(page);
    await page.getByText(`Signed in as ${AIRLOCK_OWNER}`).waitFor();
    await page.context().close();
  });
}

test('a sign-in that has ended is asked for again, and what was seen comes back', async () => {
  issuer.tokens = ['ended', AIRLOCK_TOKEN];
  const page = await open({prepare});
  await signIn(page);
  await page.getByText('Your sign-in has ended. Sign in again').waitFor();
  await signIn(page);
  await page.locator('#files').waitFor();
  await page.getByText(`Signed in as ${AIRLOCK_OWNER}`).waitFor();
  await page.context().close();
});

test('a token that has ended is renewed without anybody noticing, if the issuer allows it', async () => {
  Object.assign(issuer, {tokens: ['ended', AIRLOCK_TOKEN], refreshTokens: true});
  const page = await open({prepare});
  await signIn(page);
  await page.getByText(`Signed in as ${AIRLOCK_OWNER}`).waitFor();
  await page.locator('#files').waitFor();
  assert.deepEqual(issuer.redeemed.map(({grant_type: type}) => type), ['authorization_code', 'refresh_token']);
  await page.context().close();
});

test('an issuer that fails when a token has ended may renew it later', async () => {
  Object.assign(issuer, {tokens: ['ended', AIRLOCK_TOKEN], refreshTokens: true});
  let fails = true;
  const page = await open({
    prepare: async page => {
      await prepare(page);
      await page.route(`${issuer.address}/token`, route =>
        fails && route.request().postData().includes('refresh_token')
          ? route.fulfill({status: 503, headers: {'Access-Control-Allow-Origin': '*'}, json: {}})
          : route.continue());
    },
  });
  await signIn(page);
  await page.getByText('the issuer answered 503').waitFor();
  fails = false;
  await page.reload();
  await page.getByText(`Signed in as ${AIRLOCK_OWNER}`).waitFor();
  assert.deepEqual(issuer.redeemed.map(({grant_type: type}) => type), ['authorization_code', 'refresh_token']);
  await page.context().close();
});

test('nothing broke the policy, and no script failed', () => {
  assert.deepEqual(complaints, []);
});
