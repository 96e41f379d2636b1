import {words} from './words.js';

const KEPT = 'airlock:token';

/**
 * Who the visitor is. In the sandbox everybody is one user and need not sign in; elsewhere the page
 * asks for a token, and keeps it for as long as its tab is open.
 */
export class Session {
  #form = document.getElementById('sign-in');
  #input = document.getElementById('token');
  #why = document.getElementById('sign-in-why');
  #asking;
  #token;

  constructor(onUser) {
    this.onUser = onUser;
    this.#form.addEventListener('submit', event => event.preventDefault());
  }

  /** A token source for the client: waits, if it must, until the visitor has signed in. */
  async token({refresh}) {
    if (refresh || !this.#token) {
      this.#asking ??= this.#next(refresh).finally(() => {
        this.#asking = undefined;
      });
      this.#token = await this.#asking;
      this.onUser(subject(this.#token));
    }
    return this.#token;
  }

  /** Whether the visitor is the sandbox's own user. */
  async isDemo() {
    return Boolean((await this.#start()).demoToken);
  }

  #start() {
    return fetch('page/start.json', {cache: 'no-store'}).then(answer => answer.json());
  }

  async #next(ended) {
    const {demoToken} = await this.#start();
    if (demoToken) {
      return demoToken;
    }
    const kept = sessionStorage.getItem(KEPT);
    if (kept && !ended) {
      return kept;
    }
    sessionStorage.removeItem(KEPT);
    const token = await this.#ask(ended ? words.signInEnded : words.signInWhy);
    sessionStorage.setItem(KEPT, token);
    return token;
  }

  #ask(why) {
    this.#why.textContent = why;
    this.#input.value = '';
    this.#form.hidden = false;
    this.#input.focus();
    return new Promise(resolve => {
      this.#form.addEventListener('submit', () => {
        this.#form.hidden = true;
        resolve(this.#input.value.trim());
      }, {once: true});
    });
  }
}

/** The name in a token, to be shown; the server checks the token. */
function subject(token) {
  try {
    const claims = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(claims), letter => letter.codePointAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)).sub;
  } catch {
    return undefined;
  }
}
