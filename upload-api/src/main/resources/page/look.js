import {ago, date, duration, kind, kindsOf, size} from './format.js';
import {words} from './words.js';

const SLOW = 5_000; // milliseconds of a scan after which it is said that some take longer

/**
 * How an entry of the list looks: its `style` (a class), its mark, two lines of words, and what can be
 * done. An entry has an `upload` of this page, a `file` of the server's, or both.
 */
export function lookOf(entry, profiles) {
  const {upload, file} = entry;
  if (upload && upload.state !== 'done') {
    return ofUpload(upload, profiles);
  }
  return ofFile(file ?? {status: 'pending'}, entry);
}

function ofUpload(upload, profiles) {
  const fraction = upload.size ? upload.sent / upload.size : 0;
  const told = {percent: Math.floor(fraction * 100)};
  switch (upload.state) {
    case 'waiting': return look('waiting', 'ring', words.state.waiting(), ['remove']);
    case 'paused': return look('paused', 'bars', words.state.paused(told), ['resume', 'cancel']);
    case 'lost': return look('paused', 'bars', words.state.lost(told), ['find', 'cancel']);
    case 'refused': return look('refused', 'hand', refusal(upload, profiles), ['other', 'remove']);
    default: {
      const actions = upload.resumable ? ['pause', 'cancel'] : ['cancel'];
      if (!navigator.onLine) {
        return look('offline', 'bars', words.state.offline(told), actions);
      }
      const left = upload.rate && duration((upload.size - upload.sent) / upload.rate);
      const rate = upload.rate && size(upload.rate);
      return {...look('uploading', 'ring', words.state.uploading({...told, rate, left}), actions), fraction};
    }
  }
}

function ofFile(file, entry) {
  const inside = file.where || file.fileName;
  switch (file.status) {
    case 'pending': return look('pending', 'ring', words.state.pending(), ['delete']);
    case 'scanning': {
      const slow = Date.now() - entry.scanningSince > SLOW;
      return look('scanning', 'ring', words.state.scanning({slow}), ['delete']);
    }
    case 'clean': {
      const scan = file.scan ?? {};
      const exactly = scan.finishedAt ?? file.settledAt;
      const told = words.state.clean({
        ago: ago(exactly),
        engine: [scan.engine, scan.engineVersion].filter(Boolean).join(' '),
        signatures: scan.databaseVersion,
      });
      return {
        ...look('clean', 'tick', told, entry.shared ? ['download'] : ['download', 'copy', 'history', 'delete']),
        exactly,
      };
    }
    case 'infected':
      return look('infected', 'shield', words.state.infected({
        threats: (file.threats ?? []).join(', '), inside: file.where,
      }), mine(entry, ['history', 'delete']));
    case 'quarantined': {
      const reason = words.reasons[file.reason] ?? (() => words.otherReason(file.reason));
      return look('quarantined', 'hand', reason({
        inside, what: file.what, declared: kind(file.contentType), detected: kind(file.detectedContentType),
      }), mine(entry, ['again', 'history', 'delete']));
    }
    case 'expired': return look('expired', 'cross', words.state.expired(), mine(entry, ['again']));
    case 'foreign':
    case 'unknown': return look('refused', 'hand', words.state[file.status](), []);
    default:
      return look('deleted', 'cross', words.state.deleted({until: entry.restorableUntil && date(entry.restorableUntil)}),
        entry.restorableUntil ? ['restore'] : []);
  }
}

const mine = (entry, actions) => entry.shared ? [] : actions;
const look = (style, mark, [first, second = ''], actions) => ({style, mark, first, second, actions});

function refusal({problem, profile, size: bytes}, profiles) {
  const told = {detail: problem.detail ?? String(problem)};
  const allowed = profiles.find(({name}) => name === profile);
  const known = (name, more) => words.refusals[name]({...told, ...more});
  if (bytes === 0) {
    return known('empty');
  }
  switch (problem.kind) {
    case 'file-too-large': return known('file-too-large', {limit: size(allowed?.maxSize ?? 0)});
    case 'content-type-not-allowed': return known('content-type-not-allowed', {kinds: allowed ? kindsOf(allowed) : ''});
    case 'quota-exceeded': return known('quota-exceeded', {wait: duration(problem.retryAfter ?? 3600)});
    case 'unreachable':
    case 'unavailable': return known('unreachable');
    case 'upload-ended': return known('upload-ended');
    default: return problem.field === 'fileName' ? known('name') : known('other');
  }
}
