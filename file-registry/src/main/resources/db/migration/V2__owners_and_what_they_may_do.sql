-- How a file is uploaded, how it is handled afterwards, what it replaces, and how it was deleted.
ALTER TABLE file
  ADD COLUMN upload_method          text   NOT NULL DEFAULT 'POST'
    CHECK (upload_method IN ('POST', 'PUT', 'MULTIPART', 'FORM')),
  ADD COLUMN upload_multipart_id    text,
  ADD COLUMN upload_part_size       bigint CHECK (upload_part_size > 0),
  ADD COLUMN handling_cache_control text   NOT NULL DEFAULT 'private, no-cache',
  ADD COLUMN handling_disposition   text   NOT NULL DEFAULT 'ATTACHMENT'
    CHECK (handling_disposition IN ('ATTACHMENT', 'INLINE')),
  ADD COLUMN handling_infected      text   NOT NULL DEFAULT 'ISOLATE'
    CHECK (handling_infected IN ('ISOLATE', 'DELETE')),
  ADD COLUMN handling_retention     bigint NOT NULL DEFAULT 2592000 CHECK (handling_retention >= 0), -- seconds
  ADD COLUMN replaces               uuid   REFERENCES file (id),
  ADD COLUMN deletion_deleted_at       timestamptz,
  ADD COLUMN deletion_former_status    text,
  ADD COLUMN deletion_restorable_until timestamptz,
  ADD COLUMN deletion_purged_at        timestamptz,
  ADD CONSTRAINT multipart_has_id CHECK (upload_method <> 'MULTIPART'
    OR (upload_multipart_id IS NOT NULL AND upload_part_size IS NOT NULL)),
  ADD CONSTRAINT deleted_says_when CHECK ((status = 'deleted') = (deletion_deleted_at IS NOT NULL)),
  -- A file comes back as what it was judged to be, or not at all.
  ADD CONSTRAINT restorable_if_settled CHECK (deletion_restorable_until IS NULL OR (
    deletion_former_status IN ('clean', 'infected', 'quarantined') AND deletion_purged_at IS NULL));

-- Ids are UUIDs of version 7, so their order is the order of the announcements.
CREATE INDEX file_by_owner ON file (owner, id DESC);
CREATE INDEX file_by_owner_and_profile ON file (owner, profile, id DESC);

-- Who else of the tenant may read a file. Tenant and owner are the file's own: the policies below
-- must not look into `file`, whose policies look in here.
CREATE TABLE file_grant (
  id          uuid        PRIMARY KEY,
  file_id     uuid        NOT NULL REFERENCES file (id),
  tenant      text,
  owner       text        NOT NULL,
  grantee     text        NOT NULL CHECK (grantee <> owner),
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL CHECK (expires_at > created_at),
  revoked_at  timestamptz
);

CREATE INDEX file_grant_by_file ON file_grant (file_id, grantee);

-- Not everything that is audited changes a file: only what has a sequence is relayed.
ALTER TABLE file_event
  ADD COLUMN action       text,
  ADD COLUMN actor_tenant text, -- only where it is not the file's own
  ADD COLUMN address      text,
  ADD COLUMN details      jsonb NOT NULL DEFAULT '{}',
  ALTER COLUMN sequence DROP NOT NULL,
  ALTER COLUMN status   DROP NOT NULL,
  ALTER COLUMN data     DROP NOT NULL,
  ADD CONSTRAINT change_is_whole CHECK (
    (sequence IS NULL) = (data IS NULL) AND (sequence IS NULL) = (status IS NULL));

UPDATE file_event SET action = CASE status
  WHEN 'pending' THEN 'INITIATED' WHEN 'scanning' THEN 'SCAN_STARTED' ELSE 'SETTLED' END;

ALTER TABLE file_event ALTER COLUMN action SET NOT NULL;

DROP INDEX file_event_not_relayed;
CREATE INDEX file_event_not_relayed ON file_event (position)
  WHERE relayed_at IS NULL AND sequence IS NOT NULL;
CREATE INDEX file_event_by_file ON file_event (file_id, position);

-- Row-level security. A transaction states on whose behalf it acts; one that states nothing sees
-- nothing. It is forced, so it holds for the owner of the tables too; a later migration that
-- changes rows has to say `SET LOCAL airlock.access = 'every-tenant'` first.
--
--   airlock.access    'every-tenant' for services that act for nobody in particular
--   airlock.tenant    '=' and the tenant; '=' alone for callers whose tokens carry none. A setting
--                     that was left comes back as '', which therefore must not mean anybody
--   airlock.subject   the caller
CREATE FUNCTION airlock_acts_for_all() RETURNS boolean LANGUAGE sql STABLE
  RETURN coalesce(current_setting('airlock.access', true) = 'every-tenant', false);

CREATE FUNCTION airlock_is_own_tenant(tenant text) RETURNS boolean LANGUAGE sql STABLE
  RETURN coalesce('=' || coalesce(tenant, '') = current_setting('airlock.tenant', true), false);

CREATE FUNCTION airlock_is_self(subject text) RETURNS boolean LANGUAGE sql STABLE
  RETURN coalesce(subject = current_setting('airlock.subject', true), false);

ALTER TABLE file       ENABLE ROW LEVEL SECURITY;
ALTER TABLE file       FORCE  ROW LEVEL SECURITY;
ALTER TABLE file_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_event FORCE  ROW LEVEL SECURITY;
ALTER TABLE file_grant ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_grant FORCE  ROW LEVEL SECURITY;

CREATE POLICY services ON file       USING (airlock_acts_for_all());
CREATE POLICY services ON file_event USING (airlock_acts_for_all());
CREATE POLICY services ON file_grant USING (airlock_acts_for_all());

CREATE POLICY owners ON file
  USING (airlock_is_own_tenant(tenant) AND airlock_is_self(owner));
CREATE POLICY grantees ON file FOR SELECT
  USING (airlock_is_own_tenant(tenant) AND EXISTS (
    SELECT FROM file_grant g
    WHERE g.file_id = file.id AND airlock_is_self(g.grantee)
      AND g.revoked_at IS NULL AND g.expires_at > now()));

CREATE POLICY owners ON file_grant
  USING (airlock_is_own_tenant(tenant) AND airlock_is_self(owner));
CREATE POLICY grantees ON file_grant FOR SELECT
  USING (airlock_is_own_tenant(tenant) AND airlock_is_self(grantee));

-- Whoever is refused leaves a trace in a trail that only the file's owner reads.
CREATE POLICY owners ON file_event FOR SELECT
  USING (EXISTS (SELECT FROM file f WHERE f.id = file_id AND airlock_is_self(f.owner)));
CREATE POLICY callers ON file_event FOR INSERT
  WITH CHECK (coalesce(current_setting('airlock.tenant', true), '') <> '');

-- For a file that the caller cannot see: 'here' in the caller's tenant, 'elsewhere', or 'nowhere'.
-- (A function with `SET airlock.access = …` would do the same, but only superusers may create one.)
CREATE FUNCTION airlock_whereabouts(file_id uuid) RETURNS text LANGUAGE plpgsql AS $$
  DECLARE
    before CONSTANT text := coalesce(current_setting('airlock.access', true), '');
    place text;
  BEGIN
    PERFORM set_config('airlock.access', 'every-tenant', true);
    SELECT CASE WHEN airlock_is_own_tenant(tenant) THEN 'here' ELSE 'elsewhere' END
      INTO place FROM file WHERE id = file_id;
    PERFORM set_config('airlock.access', before, true);
    RETURN coalesce(place, 'nowhere');
  END $$;
