const SLACK = 60; // seconds by which clocks may differ

/**
 * Signs a visitor in at an OpenID Connect issuer: code flow with PKCE (RFC 7636), as a public client.
 * The tokens, and what has to be remembered while the visitor is away, are in the tab's own storage.
 */
export class Issuer {
  /**
   * @param signIn `{issuer, clientId, scopes}`
   * @param kept under which name the tab keeps what it needs
   */
  constructor({issuer, clientId, scopes}, kept) {
    Object.assign(this, {issuer, clientId, scopes, kept});
  }

  /** The token of this tab; none if the visitor has to sign in. */
  async arrived() {
    const answer = new URLSearchParams(location.search);
    if (answer.has('state') && (answer.has('code') || answer.has('error'))) {
      return this.#redeem(answer);
    }
    return this.#load().access;
  }

  /** Another token in place of one that has ended; none if the visitor has to sign in again. */
  async renewed() {
    const {refresh} = this.#load();
    if (!refresh) {
      this.#save({});
      return undefined;
    }
    let answer;
    try {
      answer = await this.#tokens({grant_type: 'refresh_token', refresh_token: refresh});
    } catch (problem) {
      if (!problem.refused) {
        throw problem; // an issuer that cannot be reached may renew it later
      }
      this.#save({});
      return undefined;
    }
    this.#save({access: answer.access_token, refresh: answer.refresh_token ?? refresh});
    return answer.access_token;
  }

  /** Leads the visitor to the issuer. They come back to this page, so this does not end. */
  async leave() {
    const {authorization_endpoint: endpoint} = await this.#metadata();
    const leaving = {state: random(), nonce: random(), verifier: random(), hash: location.hash};
    this.#save({leaving});
    const address = new URL(endpoint);
    Object.entries({
      response_type: 'code',
      client_id: this.clientId,
      redirect_uri: here(),
      scope: this.scopes,
      state: leaving.state,
      nonce: leaving.nonce,
      code_challenge: await challenge(leaving.verifier),
      code_challenge_method: 'S256',
    }).forEach(([name, value]) => address.searchParams.set(name, value));
    location.assign(address);
    return new Promise(() => {});
  }

  /** Makes a token of what the issuer sent the visitor back with. */
  async #redeem(answer) {
    const {leaving} = this.#load();
    this.#save({}); // a code is redeemed once, whatever comes of it
    history.replaceState(null, '', here() + (leaving?.hash ?? ''));
    if (leaving?.state !== answer.get('state')) {
      throw new Error('it was not begun here');
    }
    const sentBy = answer.get('iss'); // RFC 9207
    if (sentBy !== null && sentBy !== this.issuer) {
      throw new Error('another issuer answered');
    }
    if (!answer.has('code')) {
      throw new Error(answer.get('error_description') ?? answer.get('error'));
    }
    const tokens = await this.#tokens({
      grant_type: 'authorization_code', code: answer.get('code'), redirect_uri: here(), code_verifier: leaving.verifier,
    });
    this.#check(tokens.id_token, leaving.nonce);
    this.#save({access: tokens.access_token, refresh: tokens.refresh_token});
    return tokens.access_token;
  }

  // Its signature need not be checked, because it comes from the issuer itself (OpenID Connect Core, 3.1.3.7).
  #check(idToken, nonce) {
    if (typeof idToken !== 'string') {
      throw new Error('the issuer did not say who you are');
    }
    const {iss, aud, nonce: told, exp} = claimsOf(idToken);
    if (iss !== this.issuer || ![aud].flat().includes(this.clientId) || told !== nonce
      || !(exp + SLACK > Date.now() / 1_000)) {
      throw new Error('the answer is not for this sign-in');
    }
  }

  async #tokens(request) {
    const {token_endpoint: endpoint} = await this.#metadata();
    const answer = await fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams({client_id: this.clientId, ...request}),
      credentials: 'omit',
      cache: 'no-store',
    });
    const tokens = await answer.json().catch(() => ({}));
    if (!answer.ok || typeof tokens.access_token !== 'string') {
      const problem = new Error(tokens.error_description ?? tokens.error ?? `the issuer answered ${answer.status}`);
      problem.refused = answer.status >= 400 && answer.status < 500;
      throw problem;
    }
    return tokens;
  }

  async #metadata() {
    const answer = await fetch(`${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {credentials: 'omit'});
    const metadata = await answer.json();
    if (metadata.issuer !== this.issuer) {
      throw new Error('the metadata is that of another issuer');
    }
    return metadata;
  }

  #load() {
    return JSON.parse(sessionStorage.getItem(this.kept) ?? '{}');
  }

  #save(state) {
    sessionStorage.setItem(this.kept, JSON.stringify(state));
  }
}

/** What a JWT says, unchecked. */
export function claimsOf(token) {
  const claims = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(claims), letter => letter.codePointAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

const here = () => location.origin + location.pathname;
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const challenge = async verifier =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
const base64url = bytes =>
  btoa(String.fromCodePoint(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
