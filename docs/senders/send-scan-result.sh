#!/usr/bin/env bash
# Sends a scan result to Airlock's webhook, signed by Standard Webhooks 1.0. Needs openssl and curl,
# and works with the bash 3.2 that macOS still has. The contract: docs/scan-result-webhook.md
set -euo pipefail

tries=5
connect_seconds=10
answer_seconds=30

usage() {
  cat <<'TEXT'
Usage: send-scan-result.sh [--message-id ID] [--tries N] URL FILE_ID [BODY]

Sends a claim or a verdict to Airlock's webhook. Prints the answer, and to standard error its status.

  URL              where the webhook is, such as http://127.0.0.1:8081
  FILE_ID          the file that the result is about, a UUID
  BODY             a file with the JSON to send, byte for byte; left out or -: standard input
  --message-id ID  the webhook-id, up to 255 letters, digits, _ and -; a new one if left out.
                   The same message sent again with the same id gets the first answer again.
  --tries N        how often to send while the webhook cannot be reached or answers 429 or 5xx,
                   with pauses of 1 s, 2 s, 4 s and so on; 5 if left out

The secret is taken from the environment variable AIRLOCK_WEBHOOK_SECRET: whsec_ and base64.

Exit code: 0 accepted (2xx), 2 refused (4xx but 429), 1 anything else.
TEXT
}

say() { printf '%s\n' "$*" >&2; }
die() { say "send-scan-result.sh: $*"; exit 1; }

read_arguments() {
  id="" url="" file="" body=-
  local given=0
  while [ $# -gt 0 ]; do
    case "$1" in
      -h | --help) usage; exit 0 ;;
      --message-id | --tries)
        [ $# -ge 2 ] || die "$1 needs a value"
        if [ "$1" = --tries ]; then tries=$2; else id=$2; fi
        shift
        ;;
      -?*) die "unknown option $1; see --help" ;;
      *)
        given=$((given + 1))
        case "$given" in
          1) url=${1%/} ;;
          2) file=$1 ;;
          3) body=$1 ;;
          *) die "too many arguments; see --help" ;;
        esac
        ;;
    esac
    shift
  done
  [ "$given" -ge 2 ] || die "URL and FILE_ID are needed; see --help"
  is "$url" '^https?://[^[:space:]]+$' || die "the URL must begin with http:// or https://"
  is "$file" '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' || die "FILE_ID must be a UUID"
  is "$tries" '^[1-9][0-9]?$' || die "--tries takes a number from 1 to 99"
  is "$id" '^[A-Za-z0-9_-]{0,255}$' || die "--message-id takes up to 255 letters, digits, _ and -"
}

is() { [[ $1 =~ $2 ]]; } # a text, a pattern

# Sets `key` to the secret's bytes in hex. Only the shell's own printf ever gets to see it.
read_secret() {
  local secret=${AIRLOCK_WEBHOOK_SECRET:-}
  unset AIRLOCK_WEBHOOK_SECRET # or the programs that are started here would inherit it
  [ -n "$secret" ] || die "the environment variable AIRLOCK_WEBHOOK_SECRET is not set"
  is "$secret" '^whsec_[A-Za-z0-9+/]+={0,2}$' || die "AIRLOCK_WEBHOOK_SECRET must be whsec_ and base64"
  secret=${secret#whsec_}
  while [ $((${#secret} % 4)) != 0 ]; do secret+='='; done
  key=$(printf '%s' "$secret" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \n')
  [ "${#key}" -ge 48 ] && [ "${#key}" -le 128 ] || die "AIRLOCK_WEBHOOK_SECRET must have 24 to 64 bytes"
}

# HMAC-SHA256 as RFC 2104 builds it from plain SHA-256. `openssl dgst -macopt hexkey:...` does the
# same, but shows the key to everybody who lists the processes of this machine.
hmac() { # of standard input
  { padded_key 0x5c; { padded_key 0x36; cat; } | sha256; } | sha256
}

padded_key() { # what each of its 64 bytes is combined with
  local i byte bytes=""
  for ((i = 0; i < 128; i += 2)); do
    byte=${key:i:2}
    printf -v byte '\\x%02x' $((0x${byte:-00} ^ $1))
    bytes+=$byte
  done
  printf '%b' "$bytes"
}

sha256() { openssl dgst -sha256 -binary; }

send() { # sets `status`, 000 if there is no whole answer
  local timestamp signature
  timestamp=$(date +%s)
  signature=$({ printf '%s.%s.' "$id" "$timestamp"; cat "$work/body"; } | hmac | openssl base64 -A)
  : >"$work/answer"
  status=$(curl --silent --show-error --globoff --request PATCH \
    --connect-timeout "$connect_seconds" --max-time "$answer_seconds" \
    --header 'Content-Type: application/json' --header "webhook-id: $id" \
    --header "webhook-timestamp: $timestamp" --header "webhook-signature: v1,$signature" \
    --data-binary "@$work/body" --output "$work/answer" --write-out '%{http_code}' \
    "$url/api/v1/files/$file/scan-result") || status=000
}

show_answer() {
  say "$status (webhook-id $id)"
  cat "$work/answer"
  [ ! -s "$work/answer" ] || echo
}

read_arguments "$@"
for program in openssl curl; do
  command -v "$program" >/dev/null 2>&1 || die "$program is needed and is not installed"
done
read_secret
[ -n "$id" ] || id=msg_$(openssl rand -hex 16)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ "$body" = - ]; then
  cat >"$work/body"
else
  cat -- "$body" >"$work/body" || die "the body cannot be read"
fi

pause=1
for ((try = 1; ; try++)); do
  send
  case "$status" in
    000) say "no answer from $url (webhook-id $id)" ;;
    *) show_answer ;;
  esac
  case "$status" in
    2??) exit 0 ;;
    000 | 429 | 5??) ;;
    4??) exit 2 ;;
    *) exit 1 ;;
  esac
  [ "$try" -lt "$tries" ] || exit 1
  say "trying again in $pause s"
  sleep "$pause"
  pause=$((pause * 2))
done
