#!/bin/bash
# Makes the role and the database of the services, when the data volume is new. The role owns its
# database and is nothing special otherwise: row-level security has to hold for it.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set password="$AIRLOCK_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE airlock LOGIN PASSWORD :'password';
CREATE DATABASE airlock OWNER airlock;
SQL
