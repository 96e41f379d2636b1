#!/bin/bash
# Creates the database, the role that owns it, and those of the services, when the data volume is new.
# None has other privileges: row-level security must apply to them.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set password="$AIRLOCK_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE airlock LOGIN PASSWORD :'password';
CREATE ROLE airlock_upload_api LOGIN PASSWORD :'password';
CREATE ROLE airlock_webhook LOGIN PASSWORD :'password';
CREATE DATABASE airlock OWNER airlock;
SQL
