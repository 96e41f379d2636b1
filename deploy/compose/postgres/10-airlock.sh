#!/bin/bash
# Creates the role and the database of the services, when the data volume is new. The role owns its
# database and has no other privileges: row-level security must apply to it.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set password="$AIRLOCK_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE airlock LOGIN PASSWORD :'password';
CREATE DATABASE airlock OWNER airlock;
SQL
