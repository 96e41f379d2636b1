/** An OpenID Connect issuer on 127.0.0.1, for one public client: whoever comes is signed in at once. */
import {createHash, randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {createServer} from 'node:http';

export class Issuer {
  clientId = 'airlock-page';
  scopes = 'openid files:read files:write';
  /** The requests to the token endpoint, as it understood them. */
  redeemed = [];
  /** The access tokens to give out, one after the other; the last one again and again. */
  tokens = [];
  refreshTokens = false;
  /** Changes the answers, to see them refused. */
  tampers = {};
  #codes = new Map();

  static async listening() {
    const issuer = new Issuer();
    issuer.server = createServer((request, response) => issuer.#answer(request, response));
    issuer.server.listen(0, '127.0.0.1');
    await once(issuer.server, 'listening');
    issuer.address = `http://127.0.0.1:${issuer.server.address().port}`;
    return issuer;
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }

  async #answer(request, response) {
    const url = new URL(request.url, this.address);
    response.setHeader('Access-Control-Allow-Origin', '*');
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return json(response, 200, {
          issuer: this.address, authorization_endpoint: `${this.address}/authorize`, token_endpoint: `${this.address}/token`,
        });
      case '/authorize': return this.#authorize(url.searchParams, response);
      case '/token': return json(response, ...this.#redeem(new URLSearchParams(await bodyOf(request))));
      default: return json(response, 404, {});
    }
  }

  #authorize(asked, response) {
    const back = new URL(asked.get('redirect_uri'));
    if (asked.get('response_type') !== 'code' || asked.get('client_id') !== this.clientId
      || asked.get('code_challenge_method') !== 'S256' || asked.get('scope') !== this.scopes) {
      back.searchParams.set('error', 'invalid_request');
    } else if (this.tampers.error) {
      back.searchParams.set('error', this.tampers.error);
    } else {
      const code = randomUUID();
      this.#codes.set(code, asked);
      back.searchParams.set('code', code);
    }
    back.searchParams.set('state', this.tampers.state ?? asked.get('state'));
    // A page, as people who sign in see one: a redirect would lead past what tests change on the way back.
    response.writeHead(200, {'Content-Type': 'text/html'})
      .end(`<meta http-equiv="refresh" content="0;url=${back.href.replaceAll('&', '&amp;')}">`);
  }

  #redeem(request) {
    this.redeemed.push(Object.fromEntries(request));
    if (request.get('grant_type') === 'refresh_token') {
      return request.get('refresh_token') === this.refreshToken ? this.#issue({}) : [400, {error: 'invalid_grant'}];
    }
    const asked = this.#codes.get(request.get('code'));
    this.#codes.delete(request.get('code'));
    const challenge = createHash('sha256').update(request.get('code_verifier') ?? '').digest('base64url');
    if (!asked || challenge !== asked.get('code_challenge') || request.get('redirect_uri') !== asked.get('redirect_uri')) {
      return [400, {error: 'invalid_grant'}];
    }
    return this.#issue({
      iss: this.address, aud: this.clientId, sub: 'carol', exp: Math.floor(Date.now() / 1000) + 300,
      nonce: asked.get('nonce'), ...this.tampers.claims,
    });
  }

  #issue(claims) {
    const part = value => Buffer.from(JSON.stringify(value)).toString('base64url');
    this.refreshToken = this.refreshTokens ? randomUUID() : undefined;
    return [200, {
      access_token: this.tokens.length > 1 ? this.tokens.shift() : this.tokens[0],
      token_type: 'Bearer',
      id_token: `${part({alg: 'RS256'})}.${part(claims)}.signature`,
      refresh_token: this.refreshToken,
    }];
  }
}

function json(response, status, body) {
  response.writeHead(status, {'Content-Type': 'application/json'}).end(JSON.stringify(body));
}

async function bodyOf(request) {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
  }
  return body;
}
