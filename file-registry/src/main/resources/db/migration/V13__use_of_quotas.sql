-- Whoever waits for a lock makes everybody wait behind him; better to fail, and be started again.
SET LOCAL lock_timeout = '10s';
-- A migration sees no rows unless it says that it acts for everybody.
SET LOCAL airlock.access = 'every-tenant';

-- What an owner registered lately under a profile. Each row says how many files and bytes it has been
-- since a count began, so two rows tell what lies between them, however many those are. Rows are only
-- added, and deleted when no quota looks at them any more: a counter that is changed in place would
-- leave a dead version with each upload.
CREATE TABLE quota_use (
  tenant         text        NOT NULL, -- empty for callers whose tokens carry none
  owner          text        NOT NULL,
  profile        text        NOT NULL,
  since          timestamptz NOT NULL, -- when the count began
  files          bigint      NOT NULL CHECK (files > 0), -- since then, with this one
  bytes          bigint      NOT NULL CHECK (bytes >= size), -- likewise
  size           bigint      NOT NULL CHECK (size > 0),
  registered_at  timestamptz NOT NULL, -- never before that of the row before
  PRIMARY KEY (tenant, owner, profile, since, files)
);

CREATE INDEX quota_use_by_time ON quota_use (tenant, owner, profile, registered_at, files);
CREATE INDEX quota_use_by_bytes ON quota_use (tenant, owner, profile, since, bytes);
CREATE INDEX quota_use_by_age ON quota_use USING brin (registered_at);

-- Or everybody could upload twice as much in the hour of the update. Ids are UUIDs of version 7, which
-- begin with the milliseconds of the announcement.
INSERT INTO quota_use (tenant, owner, profile, since, files, bytes, size, registered_at)
SELECT coalesce(tenant, ''), owner, profile, min(created_at) OVER of_one, row_number() OVER of_one,
  sum(declared_size) OVER of_one, declared_size, created_at
FROM file
WHERE id >= (lpad(to_hex((extract(epoch FROM now() - interval '1 hour') * 1000)::bigint), 12, '0')
    || repeat('0', 20))::uuid
  AND created_at > now() - interval '1 hour'
WINDOW of_one AS (PARTITION BY tenant, owner, profile ORDER BY created_at, id);

ALTER TABLE quota_use ENABLE ROW LEVEL SECURITY;
ALTER TABLE quota_use FORCE  ROW LEVEL SECURITY;
CREATE POLICY services ON quota_use USING (airlock_acts_for_all());
CREATE POLICY owners ON quota_use
  USING (airlock_is_own_tenant(tenant) AND airlock_is_self(owner));
