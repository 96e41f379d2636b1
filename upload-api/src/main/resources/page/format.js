import {locale, words} from './words.js';

const SIZES = [['GB', 2 ** 30], ['MB', 2 ** 20], ['KB', 2 ** 10]];
const TIMES = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]];
export const count = new Intl.NumberFormat(locale, {maximumFractionDigits: 1});
const number = new Intl.NumberFormat(locale, {maximumSignificantDigits: 3});
const relative = new Intl.RelativeTimeFormat(locale, {numeric: 'auto'});
const exact = new Intl.DateTimeFormat(locale, {dateStyle: 'medium', timeStyle: 'medium'});
const day = new Intl.DateTimeFormat(locale, {dateStyle: 'long'});

/** Bytes as people read them. */
export function size(bytes) {
  const [unit, of] = SIZES.find(([, least]) => bytes >= least) ?? ['B', 1];
  return `${number.format(bytes / of)}\u00a0${unit}`;
}

/** Seconds, in their largest unit. */
export function duration(seconds) {
  const [unit, of] = TIMES.find(([, least]) => seconds >= least) ?? ['second', 1];
  return new Intl.NumberFormat(locale, {style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0})
    .format(Math.ceil(seconds / of));
}

export function ago(time) {
  const seconds = Math.min(0, (Date.parse(time) - Date.now()) / 1000);
  const [unit, of] = TIMES.find(([, least]) => -seconds >= least) ?? ['second', 1];
  return relative.format(Math.round(seconds / of), unit);
}

export const moment = time => exact.format(new Date(time));
export const date = time => day.format(new Date(time));
export const profileName = name => words.profiles[name] ?? name;

/** What a profile takes: its extensions. */
export const kindsOf = profile =>
  Object.values(profile.contentTypes).flat().map(extension => extension.toUpperCase()).sort().join(', ');

/** A media type in words. */
export const kind = type => words.kinds[type] ?? (type && type !== 'application/octet-stream' ? type : words.something);
