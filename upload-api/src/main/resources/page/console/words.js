import {language} from '../words.js';

const files = count => count === 1 ? '1 file' : `${count} files`;

/** What the console says, in the languages it knows. */
const en = {
  title: 'Airlock console',
  views: 'Views',
  page: 'Upload page',
  now: 'Now',
  quarantine: 'Quarantine',
  cancel: 'Cancel',
  signInWhy: 'The console is for operators: it needs a token with the scope files:admin.',
  noAnswer: problem => problem.kind === 'insufficient-scope'
    ? 'You are not an operator: your token lacks the scope files:admin.'
    : `This could not be loaded: ${problem.message} What you see may be out of date.`,
  nothingToDo: 'Nothing has to be done.',
  somethingToDo: count => count === 1 ? 'One thing needs attention:' : `${count} things need attention:`,
  concern: {
    unreachable: name => name === 'Kafka'
      ? 'Kafka cannot be reached. Uploads and verdicts go on; events are sent once it is back.'
      : `${name} cannot be reached. Uploads or verdicts wait until it is back.`,
    queueUnknown: 'SQS did not say how many scans wait.',
    deadLetters: count => `${count === 1 ? 'One message was' : `${count} messages were`} given up. Look into the dead-letter queue.`,
    standstill: count => `${count === 1 ? 'One scan waits' : `${count} scans wait`}, and no verdict came within five minutes. Is a scan worker running?`,
    slow: (name, ago) => `${name} was registered ${ago} and has no verdict yet.`,
    failing: name => `Most scans of ${name} fail. See its worker’s health.`,
    scanFailed: count => `${files(count)} could not be scanned. Rescan ${count === 1 ? 'it' : 'them'} once the scanners work again.`,
  },
  systems: {kafka: 'Kafka', s3: 'S3', sqs: 'SQS'},
  rate: 'Verdicts', perMinute: (rate, more) => `${more ? 'at least ' : ''}${rate} a minute`,
  queue: 'Scans waiting',
  depth: ({waiting, delayed, inFlight}) => `${waiting + delayed} waiting, ${inFlight} being scanned`,
  deadLetters: 'Dead letters',
  oldest: 'Longest without a verdict',
  dependencies: 'Dependencies', reachable: 'reachable', unreachable: 'unreachable',
  unknown: 'unknown', none: 'none',
  scanners: 'Scanners', scanner: 'Scanner', engine: 'Engine', signatures: 'Signatures', lastVerdict: 'Last verdict',
  couldNotScan: 'Could not scan', failedOf: (failed, all) => `${failed} of ${all}`,
  noScanners: 'No scanner has given a verdict yet.',
  scannersHow: 'As their last 500 verdicts show them. Whether a worker is up is known to its own health.',
  heldBack: 'Held back', nothingHeld: 'No file is held back.', heldAreMore: 'Counted among the newest 1,000.',
  files: 'Files', todo: 'Action',
  asOf: time => `As of ${time}`,
  reason: 'Reason', status: 'Status', owner: 'Owner', profile: 'Profile', since: 'Verdict within', any: 'any',
  sinceNames: {hour: 'the last hour', day: 'the last day', week: 'the last 7 days', month: 'the last 30 days'},
  filters: 'Filters', file: 'File', finding: 'Finding', size: 'Size', verdictAt: 'Verdict',
  choose: 'Choose', chooseAll: 'Choose all on this page', withChosen: 'With the chosen files',
  chosen: count => count === 0 ? 'No file chosen' : `${files(count)} chosen`,
  nothingFound: 'No file matches.',
  newer: 'Newer files', older: 'Older files',
  actions: {rescan: 'Rescan', release: 'Release', delete: 'Delete', rescanAll: 'Rescan all'},
  actionsFor: 'What can be done',
  reasonFor: {release: 'Why do you vouch for it? (required, it is kept in the history)', delete: 'Why? (kept in the history)'},
  ask: {
    rescan: ({count, name, others}) => ({
      title: count === 1 ? `Rescan ${name}?` : `Rescan ${count} files?`,
      text: `${count === 1 ? 'It is' : 'They are'} scanned again with today’s signatures, and cannot be downloaded meanwhile.${skipped(others)}`,
      yes: 'Rescan',
    }),
    release: ({count, name, others}) => ({
      title: count === 1 ? `Release ${name}?` : `Release ${count} files?`,
      text: (count === 1
        ? 'It is scanned again, and the reason for which it is held back is ignored. If nothing else is found, its owner can download it.'
        : 'They are scanned again, and the reason for which they are held back is ignored. If nothing else is found, their owners can download them.')
        + skipped(others),
      yes: 'Release',
    }),
    delete: ({count, name, others}) => ({
      title: count === 1 ? `Delete ${name}?` : `Delete ${count} files?`,
      text: (count === 1
        ? 'Nobody can download it any more. Its owner can restore it within the retention of its profile.'
        : 'Nobody can download them any more. Their owners can restore them within the retention of their profile.')
        + skipped(others),
      yes: 'Delete',
    }),
    rescanAll: reason => ({
      title: reason ? `Rescan all that are “${reasonName(reason)}”?` : 'Rescan all that are quarantined?',
      text: 'All files that match are scanned again with today’s signatures, also those on other pages. At most 1,000 rescans wait at a time.',
      yes: 'Rescan all',
    }),
  },
  done: {
    rescan: count => `A rescan is requested for ${files(count)}.`,
    release: count => `The release of ${files(count)} is requested; a scan comes first.`,
    delete: count => `${files(count)} deleted.`,
    rescanAll: (requested, left) => `A rescan is requested for ${files(requested)}.`
      + (left ? ` ${left === 1 ? '1 more matches' : `${left} more match`}: too many wait already, try again in a minute.` : ''),
  },
  impossible: {
    rescan: 'Only clean and quarantined files can be rescanned.',
    release: 'None of them can be released: malware never can, nor can what nobody has read whole.',
    delete: 'They are deleted already.',
  },
  statuses: {
    pending: 'Waiting', scanning: 'Being scanned', clean: 'Clean', infected: 'Malware', quarantined: 'Quarantined',
    expired: 'Expired', deleted: 'Deleted',
  },
  reasons: {
    'encrypted': 'encrypted', 'unscannable': 'cannot be looked into', 'suspicious': 'looks suspicious',
    'limits-exceeded': 'too deep or too large unpacked', 'too-large': 'larger than allowed',
    'type-mismatch': 'not what its name says', 'type-not-allowed': 'a type that is not allowed', 'corrupt': 'damaged',
    'checksum-mismatch': 'not what was announced', 'scan-failed': 'could not be scanned', 'empty': 'empty',
  },
  rescanRequested: 'Rescan requested', releaseRequested: 'Release requested',
  back: 'All of the quarantine', noSuchFile: 'There is no such file',
  evidence: 'Evidence', timeline: 'History',
  where: 'Where', what: 'What', scanned: 'Scanned', declaredType: 'Announced as', detectedType: 'Content is',
  digest: 'SHA-256', created: 'Announced', uploaded: 'First scan', restorable: 'Can be restored until', labels: 'Labels', id: 'Id',
  details: {reason: 'reason', waived: 'ignored', method: 'sent by', attempt: 'attempt', subject: 'to'},
};

const dateien = count => count === 1 ? '1 Datei' : `${count} Dateien`;

const de = {
  title: 'Airlock-Konsole',
  views: 'Ansichten',
  page: 'Zum Hochladen',
  now: 'Jetzt',
  quarantine: 'Quarantäne',
  cancel: 'Abbrechen',
  signInWhy: 'Die Konsole ist für den Betrieb: Sie braucht ein Token mit dem Scope files:admin.',
  noAnswer: problem => problem.kind === 'insufficient-scope'
    ? 'Sie gehören nicht zum Betrieb: Ihrem Token fehlt der Scope files:admin.'
    : `Das ließ sich nicht laden: ${problem.message} Was Sie sehen, kann veraltet sein.`,
  nothingToDo: 'Es ist nichts zu tun.',
  somethingToDo: count => count === 1 ? 'Um eines muss sich jemand kümmern:' : `Um ${count} Dinge muss sich jemand kümmern:`,
  concern: {
    unreachable: name => name === 'Kafka'
      ? 'Kafka ist nicht erreichbar. Hochladen und Ergebnisse gehen weiter; Ereignisse folgen, sobald es zurück ist.'
      : `${name} ist nicht erreichbar. Hochladen oder Ergebnisse warten darauf.`,
    queueUnknown: 'SQS sagt nicht, wie viele Prüfungen warten.',
    deadLetters: count => `${count === 1 ? 'Eine Nachricht wurde' : `${count} Nachrichten wurden`} aufgegeben. Sehen Sie in die Dead-Letter-Queue.`,
    standstill: count => `${count === 1 ? 'Eine Prüfung wartet' : `${count} Prüfungen warten`}, und seit fünf Minuten kam kein Ergebnis. Läuft ein Scan-Worker?`,
    slow: (name, ago) => `${name} wurde ${ago} angemeldet und hat noch kein Ergebnis.`,
    failing: name => `Die meisten Prüfungen von ${name} scheitern. Sehen Sie in den Health-Endpunkt seines Workers.`,
    scanFailed: count => `${dateien(count)} ${count === 1 ? 'ließ' : 'ließen'} sich nicht prüfen. Prüfen Sie sie neu, sobald die Scanner wieder arbeiten.`,
  },
  systems: {kafka: 'Kafka', s3: 'S3', sqs: 'SQS'},
  rate: 'Ergebnisse', perMinute: (rate, more) => `${more ? 'mindestens ' : ''}${rate} pro Minute`,
  queue: 'Wartende Prüfungen',
  depth: ({waiting, delayed, inFlight}) => `${waiting + delayed} warten, ${inFlight} werden geprüft`,
  deadLetters: 'Dead Letters',
  oldest: 'Am längsten ohne Ergebnis',
  dependencies: 'Abhängigkeiten', reachable: 'erreichbar', unreachable: 'nicht erreichbar',
  unknown: 'unbekannt', none: 'keine',
  scanners: 'Scanner', scanner: 'Scanner', engine: 'Engine', signatures: 'Signaturen', lastVerdict: 'Letztes Ergebnis',
  couldNotScan: 'Nicht prüfbar', failedOf: (failed, all) => `${failed} von ${all}`,
  noScanners: 'Noch hat kein Scanner ein Ergebnis geliefert.',
  scannersHow: 'Wie ihre letzten 500 Ergebnisse sie zeigen. Ob ein Worker läuft, weiß sein eigener Health-Endpunkt.',
  heldBack: 'Zurückgehalten', nothingHeld: 'Es wird nichts zurückgehalten.', heldAreMore: 'Gezählt unter den neuesten 1.000.',
  files: 'Dateien', todo: 'Aktion',
  asOf: time => `Stand: ${time}`,
  reason: 'Grund', status: 'Status', owner: 'Besitzer', profile: 'Profil', since: 'Ergebnis innerhalb', any: 'alle',
  sinceNames: {hour: 'der letzten Stunde', day: 'des letzten Tages', week: 'der letzten 7 Tage', month: 'der letzten 30 Tage'},
  filters: 'Filter', file: 'Datei', finding: 'Befund', size: 'Größe', verdictAt: 'Ergebnis',
  choose: 'Auswählen', chooseAll: 'Alle auf dieser Seite auswählen', withChosen: 'Mit den ausgewählten Dateien',
  chosen: count => count === 0 ? 'Keine Datei ausgewählt' : `${dateien(count)} ausgewählt`,
  nothingFound: 'Keine Datei passt.',
  newer: 'Neuere Dateien', older: 'Ältere Dateien',
  actions: {rescan: 'Neu prüfen', release: 'Freigeben', delete: 'Löschen', rescanAll: 'Alle neu prüfen'},
  actionsFor: 'Was möglich ist',
  reasonFor: {release: 'Warum stehen Sie dafür ein? (nötig, es bleibt im Verlauf)', delete: 'Warum? (bleibt im Verlauf)'},
  ask: {
    rescan: ({count, name, others}) => ({
      title: count === 1 ? `${name} neu prüfen?` : `${count} Dateien neu prüfen?`,
      text: (count === 1
        ? 'Die Datei wird mit den heutigen Signaturen noch einmal geprüft und lässt sich solange nicht herunterladen.'
        : 'Die Dateien werden mit den heutigen Signaturen noch einmal geprüft und lassen sich solange nicht herunterladen.')
        + ausgelassen(others),
      yes: 'Neu prüfen',
    }),
    release: ({count, name, others}) => ({
      title: count === 1 ? `${name} freigeben?` : `${count} Dateien freigeben?`,
      text: (count === 1
        ? 'Die Datei wird noch einmal geprüft, ohne den Grund zu beachten, aus dem sie zurückgehalten wird. Findet sich sonst nichts, kann ihr Besitzer sie herunterladen.'
        : 'Die Dateien werden noch einmal geprüft, ohne den Grund zu beachten, aus dem sie zurückgehalten werden. Findet sich sonst nichts, können ihre Besitzer sie herunterladen.')
        + ausgelassen(others),
      yes: 'Freigeben',
    }),
    delete: ({count, name, others}) => ({
      title: count === 1 ? `${name} löschen?` : `${count} Dateien löschen?`,
      text: (count === 1
        ? 'Niemand kann die Datei mehr herunterladen. Ihr Besitzer kann sie wiederherstellen, solange ihr Profil sie aufhebt.'
        : 'Niemand kann die Dateien mehr herunterladen. Ihre Besitzer können sie wiederherstellen, solange ihr Profil sie aufhebt.')
        + ausgelassen(others),
      yes: 'Löschen',
    }),
    rescanAll: reason => ({
      title: reason ? `Alles neu prüfen, was „${reasonName(reason)}“ ist?` : 'Die ganze Quarantäne neu prüfen?',
      text: 'Alles, was passt, wird mit den heutigen Signaturen neu geprüft, auch auf anderen Seiten. Höchstens 1.000 Prüfungen warten auf einmal.',
      yes: 'Alle neu prüfen',
    }),
  },
  done: {
    rescan: count => `Eine neue Prüfung ist angefordert: ${dateien(count)}.`,
    release: count => `Die Freigabe ist angefordert: ${dateien(count)}; zuerst wird geprüft.`,
    delete: count => `${dateien(count)} gelöscht.`,
    rescanAll: (requested, left) => `Eine neue Prüfung ist angefordert: ${dateien(requested)}.`
      + (left ? ` ${left === 1 ? '1 weitere passt' : `${left} weitere passen`}: Es warten schon zu viele, versuchen Sie es in einer Minute wieder.` : ''),
  },
  impossible: {
    rescan: 'Nur saubere Dateien und solche in Quarantäne lassen sich neu prüfen.',
    release: 'Keine davon lässt sich freigeben: Schadsoftware nie, und auch nicht, was niemand ganz gelesen hat.',
    delete: 'Sie sind schon gelöscht.',
  },
  statuses: {
    pending: 'Wartet', scanning: 'Wird geprüft', clean: 'Sauber', infected: 'Schadsoftware', quarantined: 'In Quarantäne',
    expired: 'Abgelaufen', deleted: 'Gelöscht',
  },
  reasons: {
    'encrypted': 'verschlüsselt', 'unscannable': 'nicht einsehbar', 'suspicious': 'sieht verdächtig aus',
    'limits-exceeded': 'ausgepackt zu tief oder zu groß', 'too-large': 'größer als erlaubt',
    'type-mismatch': 'nicht, was der Name sagt', 'type-not-allowed': 'von einer Art, die nicht erlaubt ist', 'corrupt': 'beschädigt',
    'checksum-mismatch': 'nicht, was angekündigt war', 'scan-failed': 'ließ sich nicht prüfen', 'empty': 'leer',
  },
  rescanRequested: 'Neue Prüfung angefordert', releaseRequested: 'Freigabe angefordert',
  back: 'Die ganze Quarantäne', noSuchFile: 'Diese Datei gibt es nicht',
  evidence: 'Befund im Einzelnen', timeline: 'Verlauf',
  where: 'Wo', what: 'Was', scanned: 'Geprüft', declaredType: 'Angekündigt als', detectedType: 'Inhalt ist',
  digest: 'SHA-256', created: 'Angemeldet', uploaded: 'Erste Prüfung', restorable: 'Wiederherstellbar bis', labels: 'Angaben', id: 'Id',
  details: {reason: 'Grund', waived: 'nicht beachtet', method: 'geschickt per', attempt: 'Versuch', subject: 'an'},
};

const skipped = others => others ? ` For ${files(others)} of those chosen it is not possible; they stay as they are.` : '';
const ausgelassen = others => others ? ` Bei ${dateien(others)} der ausgewählten geht es nicht; sie bleiben, wie sie sind.` : '';

export const words = {en, de}[language];
/** Why files are quarantined. */
export const REASONS = Object.keys(words.reasons);
export const reasonName = reason => words.reasons[reason] ?? reason;
