#!/usr/bin/env python3
"""Sends a scan result to Airlock's webhook, signed by Standard Webhooks 1.0.

Needs nothing but Python 3.8 or later. The contract: docs/scan-result-webhook.md
"""

import argparse
import base64
import binascii
import hashlib
import hmac
import http.client
import os
import re
import sys
import time
import urllib.error
import urllib.request
import uuid

SECRET_VARIABLE = "AIRLOCK_WEBHOOK_SECRET"
ANSWER_SECONDS = 30
FILE_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
MESSAGE_ID = re.compile(r"[A-Za-z0-9_-]{1,255}")


class Unusable(Exception):
    """What was given cannot be sent; says why."""


def secret_of(text):
    """The bytes of a secret: whsec_ and 24 to 64 of them in base64."""
    if not text:
        raise Unusable(f"the environment variable {SECRET_VARIABLE} is not set")
    prefix, separator, encoded = text.partition("_")
    try:
        secret = base64.b64decode(encoded + "=" * (-len(encoded) % 4), validate=True)
    except (binascii.Error, ValueError):
        separator = ""
    if prefix != "whsec" or not separator:
        raise Unusable(f"{SECRET_VARIABLE} must be whsec_ and base64")
    if not 24 <= len(secret) <= 64:
        raise Unusable(f"{SECRET_VARIABLE} must have 24 to 64 bytes")
    return secret


def signature(secret, message_id, timestamp, body):
    """The value of the header webhook-signature for exactly these bytes."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    mac = hmac.new(secret, signed, hashlib.sha256).digest()
    return "v1," + base64.b64encode(mac).decode()


def send(url, file_id, secret, message_id, body):
    """Sends the message once.

    Returns the status and the answer's body. Raises OSError or http.client.HTTPException if there
    is no whole answer.
    """
    timestamp = str(int(time.time()))
    request = urllib.request.Request(
        f"{url.rstrip('/')}/api/v1/files/{file_id}/scan-result",
        data=body,
        method="PATCH",
        headers={
            "Content-Type": "application/json",
            "webhook-id": message_id,
            "webhook-timestamp": timestamp,
            "webhook-signature": signature(secret, message_id, timestamp, body),
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=ANSWER_SECONDS) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read()


def send_until_answered(url, file_id, secret, message_id, body, tries):
    """Sends the message, again with the same id while the webhook is unreachable. Returns the exit code."""
    for attempt in range(tries):
        if attempt:
            pause = 2 ** (attempt - 1)
            say(f"trying again in {pause} s")
            time.sleep(pause)
        try:
            status, answer = send(url, file_id, secret, message_id, body)
        except (OSError, http.client.HTTPException) as fault:
            say(f"no answer from {url} (webhook-id {message_id}): {fault}")
            continue
        say(f"{status} (webhook-id {message_id})")
        if answer:
            sys.stdout.buffer.write(answer + b"\n")
            sys.stdout.flush()
        if 200 <= status < 300:
            return 0
        if status != 429 and status < 500:
            return 2 if status >= 400 else 1
    return 1


def say(text):
    print(text, file=sys.stderr, flush=True)


class Arguments(argparse.ArgumentParser):
    """Exits with 1 where argparse would with 2, which here means that the webhook refused."""

    def error(self, message):
        self.exit(1, f"{self.prog}: {message}; see --help\n")


def arguments():
    parser = Arguments(
        prog="send_scan_result.py",
        description="Sends a claim or a verdict to Airlock's webhook. Prints the answer, and to "
        "standard error its status.",
        epilog=f"The secret is taken from the environment variable {SECRET_VARIABLE}: whsec_ and "
        "base64. Exit code: 0 accepted (2xx), 2 refused (4xx but 429), 1 anything else.",
    )
    parser.add_argument("url", metavar="URL", help="where the webhook is, such as http://127.0.0.1:8081")
    parser.add_argument("file_id", metavar="FILE_ID", help="the file that the result is about, a UUID")
    parser.add_argument(
        "body",
        metavar="BODY",
        nargs="?",
        default="-",
        help="a file with the JSON to send, byte for byte; left out or -: standard input",
    )
    parser.add_argument(
        "--message-id",
        metavar="ID",
        default=f"msg_{uuid.uuid4()}",
        help="the webhook-id, up to 255 letters, digits, _ and -; a new one if left out. The same "
        "message sent again with the same id gets the first answer again",
    )
    parser.add_argument(
        "--tries",
        metavar="N",
        type=int,
        default=5,
        help="how often to send while the webhook cannot be reached or answers 429 or 5xx, with "
        "pauses of 1 s, 2 s, 4 s and so on; 5 if left out",
    )
    given = parser.parse_args()
    if not given.url.startswith(("http://", "https://")):
        parser.error("the URL must begin with http:// or https://")
    if not FILE_ID.fullmatch(given.file_id):
        parser.error("FILE_ID must be a UUID")
    if not MESSAGE_ID.fullmatch(given.message_id):
        parser.error("--message-id takes up to 255 letters, digits, _ and -")
    if not 1 <= given.tries <= 99:
        parser.error("--tries takes a number from 1 to 99")
    return given


def read(body):
    if body == "-":
        return sys.stdin.buffer.read()
    try:
        with open(body, "rb") as file:
            return file.read()
    except OSError as fault:
        raise Unusable(f"the body cannot be read: {fault}") from fault


def main():
    given = arguments()
    try:
        secret = secret_of(os.environ.pop(SECRET_VARIABLE, ""))
        body = read(given.body)
    except Unusable as fault:
        say(f"send_scan_result.py: {fault}")
        return 1
    return send_until_answered(given.url, given.file_id, secret, given.message_id, body, given.tries)


if __name__ == "__main__":
    sys.exit(main())
