#!/usr/bin/env node
// Sends a scan result to Airlock's webhook, signed by Standard Webhooks 1.0. Needs nothing but
// Node.js 18.3 or later. The contract: docs/scan-result-webhook.md
import { createHmac, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import util from 'node:util';

const SECRET_VARIABLE = 'AIRLOCK_WEBHOOK_SECRET';
const ANSWER_MILLISECONDS = 30_000;
const USAGE = `Usage: send-scan-result.mjs [--message-id ID] [--tries N] URL FILE_ID [BODY]

Sends a claim or a verdict to Airlock's webhook. Prints the answer, and to standard error its status.

  URL              where the webhook is, such as http://127.0.0.1:8081
  FILE_ID          the file that the result is about, a UUID
  BODY             a file with the JSON to send, byte for byte; left out or -: standard input
  --message-id ID  the webhook-id, up to 255 letters, digits, _ and -; a new one if left out.
                   The same message sent again with the same id gets the first answer again.
  --tries N        how often to send while the webhook cannot be reached or answers 429 or 5xx,
                   with pauses of 1 s, 2 s, 4 s and so on; 5 if left out

The secret is taken from the environment variable ${SECRET_VARIABLE}: whsec_ and base64.

Exit code: 0 accepted (2xx), 2 refused (4xx but 429), 1 anything else.
`;

/** What was given cannot be sent; says why. */
class Unusable extends Error {}

const say = (text) => process.stderr.write(`${text}\n`);

/** The bytes of a secret: whsec_ and 24 to 64 of them in base64. */
function secretOf(text) {
  if (!text) throw new Unusable(`the environment variable ${SECRET_VARIABLE} is not set`);
  const [, encoded] = text.match(/^whsec_([A-Za-z0-9+/]+={0,2})$/) ?? [];
  if (!encoded) throw new Unusable(`${SECRET_VARIABLE} must be whsec_ and base64`);
  const secret = Buffer.from(encoded, 'base64');
  if (secret.length < 24 || secret.length > 64) {
    throw new Unusable(`${SECRET_VARIABLE} must have 24 to 64 bytes`);
  }
  return secret;
}

/** The value of the header webhook-signature for exactly these bytes. */
function signature(secret, messageId, timestamp, body) {
  const mac = createHmac('sha256', secret).update(`${messageId}.${timestamp}.`).update(body);
  return `v1,${mac.digest('base64')}`;
}

/** Sends the message once. Throws if there is no whole answer. */
async function send({ url, fileId, secret, messageId, body }) {
  const timestamp = Math.floor(Date.now() / 1000).toString();
  const answer = await fetch(`${url.replace(/\/$/, '')}/api/v1/files/${fileId}/scan-result`, {
    method: 'PATCH',
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': messageId,
      'webhook-timestamp': timestamp,
      'webhook-signature': signature(secret, messageId, timestamp, body),
    },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
  });
  return { status: answer.status, answer: await answer.text() };
}

/** Sends the message, again with the same id while the webhook is unreachable. Returns the exit code. */
async function sendUntilAnswered(message, tries) {
  for (let attempt = 0; attempt < tries; attempt++) {
    if (attempt > 0) {
      const seconds = 2 ** (attempt - 1);
      say(`trying again in ${seconds} s`);
      await pause(seconds * 1000);
    }
    let status, answer;
    try {
      ({ status, answer } = await send(message));
    } catch (fault) {
      const why = fault.cause?.message || fault.cause?.code || fault.message;
      say(`no answer from ${message.url} (webhook-id ${message.messageId}): ${why}`);
      continue;
    }
    say(`${status} (webhook-id ${message.messageId})`);
    if (answer) process.stdout.write(`${answer}\n`);
    if (status >= 200 && status < 300) return 0;
    if (status !== 429 && status < 500) return status >= 400 ? 2 : 1;
  }
  return 1;
}

function given() {
  const options = {
    help: { type: 'boolean', short: 'h' },
    'message-id': { type: 'string' },
    tries: { type: 'string' },
  };
  let parsed;
  try {
    parsed = util.parseArgs({ options, allowPositionals: true });
  } catch (fault) {
    throw new Unusable(`${fault.message.split('. ')[0]}; see --help`);
  }
  const [url, fileId, body = '-', ...more] = parsed.positionals;
  const { help, 'message-id': messageId = `msg_${randomUUID()}`, tries = '5' } = parsed.values;
  if (help) return { help };
  if (!fileId) throw new Unusable('URL and FILE_ID are needed; see --help');
  if (more.length > 0) throw new Unusable('too many arguments; see --help');
  if (!/^https?:\/\/\S+$/.test(url)) {
    throw new Unusable('the URL must begin with http:// or https://');
  }
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(fileId)) {
    throw new Unusable('FILE_ID must be a UUID');
  }
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(messageId)) {
    throw new Unusable('--message-id takes up to 255 letters, digits, _ and -');
  }
  if (!/^[1-9][0-9]?$/.test(tries)) throw new Unusable('--tries takes a number from 1 to 99');
  return { url, fileId, body, messageId, tries: Number(tries) };
}

async function read(body) {
  if (body !== '-') {
    return readFile(body).catch((fault) => {
      throw new Unusable(`the body cannot be read: ${fault.message}`);
    });
  }
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function main() {
  if (!util.parseArgs || !globalThis.fetch) throw new Unusable('Node.js 18.3 or later is needed');
  const { help, url, fileId, body, messageId, tries } = given();
  if (help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const secret = secretOf(process.env[SECRET_VARIABLE]);
  return sendUntilAnswered({ url, fileId, secret, messageId, body: await read(body) }, tries);
}

try {
  process.exitCode = await main();
} catch (fault) {
  if (!(fault instanceof Unusable)) throw fault;
  say(`send-scan-result.mjs: ${fault.message}`);
  process.exitCode = 1;
}
