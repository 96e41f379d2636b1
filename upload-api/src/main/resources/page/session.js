import {claimsOf, Issuer} from './issuer.js';
import {words} from './words.js';

/**
 * Who the visitor is. In the sandbox everybody is one user and need not sign in. Elsewhere they sign
 * in at the issuer, or are asked for a token; either is kept for as long as the tab is open.
 */
export class Session {
  #form = document.getElementById('sign-in');
  #input = document.getElementById('token');
  #why = document.getElementById('sign-in-why');
  #options;
  #asking;
  #token;
  #issuer;

  /**
   * @param onUser takes the name of who is signed in
   * @param options.start where it is said how visitors are signed in
   * @param options.kept under which name the token is kept
   * @param options.why what it is needed for
   */
  constructor(onUser, {start = 'page/start.json', kept = 'airlock:token', why} = {}) {
    this.onUser = onUser;
    this.#options = {start, kept, why};
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

  /**
   * Shows a link to another place if the visitor, who is signed in, may use it as well: it exists, and
   * is everybody's in the sandbox or the token has its scope.
   *
   * @param start where that place says how visitors are signed in
   */
  async linkTo(link, start, scope) {
    const answer = await fetch(start, {cache: 'no-store'}).catch(() => undefined);
    if (answer?.ok) {
      const {demoToken} = await answer.json();
      link.hidden = !demoToken && !scopes(this.#token).includes(scope);
    }
  }

  #start() {
    return fetch(this.#options.start, {cache: 'no-store'}).then(answer => answer.json());
  }

  async #next(ended) {
    const {demoToken, signIn} = await this.#start();
    if (demoToken) {
      return demoToken;
    }
    return signIn ? this.#signedIn(signIn, ended) : this.#given(ended);
  }

  /** By the issuer. When a token has ended, it may give another one without asking anybody. */
  async #signedIn(signIn, ended) {
    this.#issuer ??= new Issuer(signIn, `${this.#options.kept}:sign-in`);
    const issuer = this.#issuer;
    let why = ended ? words.signInAgain : this.#options.why ?? words.signInFirst;
    try {
      const token = await (ended ? issuer.renewed() : issuer.arrived());
      if (token) {
        return token;
      }
    } catch (problem) {
      why = words.signInFailed(problem.message);
    }
    this.#form.classList.add('by-issuer');
    this.#input.disabled = true;
    for (;;) {
      await this.#ask(why);
      try {
        return await issuer.leave();
      } catch (problem) {
        why = words.signInFailed(problem.message);
      }
    }
  }

  async #given(ended) {
    const {kept, why} = this.#options;
    const token = sessionStorage.getItem(kept);
    if (token && !ended) {
      return token;
    }
    sessionStorage.removeItem(kept);
    const given = await this.#ask(ended ? words.signInEnded : why ?? words.signInWhy);
    sessionStorage.setItem(kept, given);
    return given;
  }

  #ask(why) {
    this.#why.textContent = why;
    this.#input.value = '';
    this.#form.hidden = false;
    (this.#input.disabled ? this.#form.querySelector('button') : this.#input).focus();
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
  return known(token).sub;
}

function scopes(token) {
  const {scope, scp} = known(token);
  return [scope, scp].flat().join(' ').split(' ');
}

function known(token) {
  try {
    return claimsOf(token);
  } catch {
    return {};
  }
}
