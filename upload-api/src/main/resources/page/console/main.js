import {Session} from '../session.js';
import {language, words as pageWords} from '../words.js';
import {Actions} from './actions.js';
import {Operations} from './api.js';
import {make} from './dom.js';
import {OneFile} from './file.js';
import {Now} from './now.js';
import {Quarantine} from './quarantine.js';
import {words} from './words.js';

const FILE = /^#file\/([0-9a-f-]{36})$/;

const at = id => document.getElementById(id);
const session = new Session(who => {
  at('user').textContent = who ? pageWords.signedInAs(who) : '';
}, {start: 'page/console/start.json', kept: 'airlock:console', why: words.signInWhy});
const operations = new Operations(new URL('.', location.href).href, need => session.token(need));
const actions = new Actions(operations);

document.documentElement.lang = language;
document.title = words.title;
for (const element of document.querySelectorAll('[data-word]')) {
  element.textContent = words[element.dataset.word] ?? pageWords[element.dataset.word];
}
at('views').setAttribute('aria-label', words.views);

/** What could not be asked, above everything; taken back by an empty text. */
function tell(text) {
  const told = at('trouble') ?? at('view').parentElement.insertBefore(make('p', {id: 'trouble', role: 'alert'}), at('view'));
  if (told.textContent !== text) {
    told.textContent = text;
  }
}

let view;

function show() {
  view?.stop();
  tell('');
  const {hash} = location;
  const context = {operations, actions, tell};
  const [name, filters] = hash.slice(1).split('?');
  const fileId = FILE.exec(hash)?.[1];
  view = fileId ? new OneFile(context, fileId)
    : name === 'quarantine' ? new Quarantine(context, new URLSearchParams(filters))
      : new Now(context);
  const current = view instanceof Now ? '#now' : '#quarantine';
  for (const link of at('views').children) {
    if (link.getAttribute('href') === current) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  }
  at('view').replaceChildren(view.element);
}

await session.token({refresh: false});
at('views').hidden = false;
session.linkTo(at('to-page'), 'page/start.json', 'files:write');
show();
addEventListener('hashchange', () => {
  at('done').replaceChildren();
  show();
});
