#!/bin/bash
# Healthy while the service is ready. Without curl, which the image does not need: bash speaks TCP by
# itself, but no TLS; docs/production.md says what to set together with a certificate.
exec 3<>"/dev/tcp/127.0.0.1/${MANAGEMENT_SERVER_PORT:-${SERVER_PORT:-8080}}" || exit 1
printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
IFS= read -r -t 2 status <&3 || exit 1
[[ $status == HTTP/1.?\ 200* ]]
