-- What operators ask for. A file keeps its state until a scanner takes the request up.
ALTER TABLE file
  ADD COLUMN rescan_requested_at timestamptz,
  -- The one reason of a quarantine that an operator answers for. Where nobody has read all bytes,
  -- or they are not the announced ones, nobody can.
  ADD COLUMN rescan_waives text
    CHECK (rescan_waives IN ('encrypted', 'type-mismatch', 'type-not-allowed', 'corrupt')),
  -- What a scan found before anybody asked for another one: from then on the bytes must have it.
  ADD COLUMN first_sha256 text CHECK (first_sha256 ~ '^[0-9a-f]{64}$'),
  -- Whether the object that was scanned again may still lie where it was before its verdict moved it.
  ADD COLUMN left_behind boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT rescans_are_of_judged_files CHECK (rescan_requested_at IS NULL OR (
    status IN ('clean', 'quarantined', 'scanning', 'deleted')
    AND location_bucket IS NOT NULL AND location_key IS NOT NULL)),
  ADD CONSTRAINT waives_in_a_rescan CHECK (
    rescan_waives IS NULL OR rescan_requested_at IS NOT NULL);

-- What the reconciler looks for: few rows, as both end with the next scan or round.
CREATE INDEX file_to_rescan ON file (rescan_requested_at) WHERE rescan_requested_at IS NOT NULL;
CREATE INDEX file_left_behind ON file (settled_at) WHERE left_behind;

-- What an operator lists. A tenant's name is never empty. Not `coalesce`, which PostgreSQL does not
-- know as leakproof and so does not look up before the policies have their say.
CREATE INDEX file_not_let_through
  ON file ((CASE WHEN tenant IS NULL THEN '' ELSE tenant END), id DESC)
  WHERE status IN ('infected', 'quarantined');

-- A third kind of caller for row-level security:
--
--   airlock.access    'own-tenant' for operators, who act on all files of their own tenant
CREATE FUNCTION airlock_operates_in(tenant text) RETURNS boolean LANGUAGE sql STABLE
  RETURN coalesce(current_setting('airlock.access', true) = 'own-tenant', false)
    AND airlock_is_own_tenant(tenant);

-- They announce nothing for others. What they do is appended as `callers` are allowed to.
CREATE POLICY operators_read ON file FOR SELECT USING (airlock_operates_in(tenant));
CREATE POLICY operators_change ON file FOR UPDATE USING (airlock_operates_in(tenant));
CREATE POLICY operators ON file_event FOR SELECT
  USING (EXISTS (SELECT FROM file f WHERE f.id = file_id AND airlock_operates_in(f.tenant)));
