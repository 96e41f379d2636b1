-- Whoever waits for a lock makes everybody wait behind him; better to fail, and be started again.
SET LOCAL lock_timeout = '10s';

-- The receipt of each erasure of a person's data. It does not say who the person was, but whoever asks
-- for somebody can compare the digest.
CREATE TABLE erasure (
  id              uuid        PRIMARY KEY,
  tenant          text,
  subject_sha256  text        NOT NULL CHECK (subject_sha256 ~ '^[0-9a-f]{64}$'),
  requested_by    text        NOT NULL,
  requested_at    timestamptz NOT NULL,
  completed_at    timestamptz,
  files           bigint      NOT NULL DEFAULT 0,
  entries         bigint      NOT NULL DEFAULT 0, -- of the audit log
  grants          bigint      NOT NULL DEFAULT 0,
  files_sha256    text        NOT NULL DEFAULT '' -- of the one before and the id of the file, again and again
);

-- One at a time for each person. A tenant's name is never empty.
CREATE UNIQUE INDEX erasure_open
  ON erasure ((CASE WHEN tenant IS NULL THEN '' ELSE tenant END), subject_sha256)
  WHERE completed_at IS NULL;

ALTER TABLE erasure ENABLE ROW LEVEL SECURITY;
ALTER TABLE erasure FORCE  ROW LEVEL SECURITY;
CREATE POLICY services ON erasure USING (airlock_acts_for_all());
CREATE POLICY operators ON erasure USING (airlock_operates_in(tenant));

-- The role of upload-api changes neither whose a file is nor who did what, except by these two
-- functions. They do it for operators of the tenant, and the first one only where no bytes are left.

-- Whether that is the erasure of that person's data, and is not complete; until the transaction ends,
-- it is nobody else's. No operators erase themselves: they answer for what they did.
CREATE FUNCTION airlock_erases(person text, of_tenant text, pseudonym text) RETURNS boolean
LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT airlock_operates_in(of_tenant) OR airlock_is_self(person) THEN
      RETURN false;
    END IF;
    PERFORM FROM erasure
      WHERE pseudonym = 'erased:' || id AND completed_at IS NULL
        AND tenant IS NOT DISTINCT FROM of_tenant
        AND subject_sha256 = encode(
          sha256(convert_to(coalesce(of_tenant, '') || chr(31) || person, 'UTF8')), 'hex')
      FOR NO KEY UPDATE;
    RETURN FOUND;
  END $$;

-- Requests for rescans and releases are made by operators, who answer for them.
CREATE FUNCTION airlock_is_answered_for(action text) RETURNS boolean LANGUAGE sql IMMUTABLE
  RETURN action IN ('RESCAN_REQUESTED', 'RELEASE_REQUESTED');

-- Erases who owned a deleted file, and what the file's row and its events say of what was in it.
CREATE FUNCTION airlock_erase_file(erased uuid, person text, pseudonym text,
  OUT entries integer, OUT grants integer)
LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    IF NOT airlock_erases(person, (SELECT tenant FROM file WHERE id = erased), pseudonym) THEN
      RETURN;
    END IF;
    PERFORM FROM file
      WHERE id = erased AND owner = person AND airlock_operates_in(tenant)
        AND status = 'deleted' AND deletion_purged_at IS NOT NULL
      FOR UPDATE;
    IF NOT FOUND THEN
      RETURN;
    END IF;
    PERFORM set_config('airlock.access', 'every-tenant', true);
    UPDATE file_event e SET
      actor = CASE WHEN own THEN pseudonym ELSE e.actor END,
      caller = CASE WHEN own AND e.caller IS NOT NULL THEN pseudonym ELSE e.caller END,
      address = CASE WHEN own THEN NULL ELSE e.address END,
      details = CASE WHEN own THEN e.details - 'lastAddress' ELSE e.details END - 'eTag',
      data = (e.data || '{"fileName": "erased", "metadata": {}}') - 'sha256' - 'where' - 'what'
    FROM (SELECT position, actor = 'user:' || person AND actor_tenant IS NULL
        AND NOT airlock_is_answered_for(action) AS own
      FROM file_event WHERE file_id = erased) o
    WHERE e.position = o.position;
    GET DIAGNOSTICS entries = ROW_COUNT;
    UPDATE file_grant SET owner = pseudonym, revoked_at = coalesce(revoked_at, now())
      WHERE file_id = erased;
    GET DIAGNOSTICS grants = ROW_COUNT;
    UPDATE file SET owner = pseudonym, file_name = 'erased', metadata = '{}', declared_sha256 = NULL,
      first_sha256 = NULL, finding_sha256 = NULL, finding_where = NULL, finding_what = NULL,
      claim_e_tag = CASE WHEN claim_e_tag IS NOT NULL THEN 'erased' END, claim_superseded = NULL
      WHERE id = erased;
    PERFORM set_config('airlock.access', 'own-tenant', true);
  END $$;

-- Erases who did something with files of others, and who was let into them, as much as that at a time,
-- and deletes what the person's own requests were answered, which is kept for a day. What the person
-- did as an operator stays: of files of others, only operators delete any.
CREATE FUNCTION airlock_erase_traces(person text, of_tenant text, pseudonym text, most integer,
  OUT entries integer, OUT grants integer)
LANGUAGE plpgsql SECURITY DEFINER AS $$
  DECLARE
    given record;
  BEGIN
    IF NOT airlock_erases(person, of_tenant, pseudonym) THEN
      RETURN;
    END IF;
    PERFORM set_config('airlock.access', 'every-tenant', true);
    DELETE FROM upload_answer WHERE owner = person AND tenant = coalesce(of_tenant, '');
    UPDATE file_event e SET actor = pseudonym, address = NULL, details = e.details - 'lastAddress',
      caller = CASE WHEN e.caller IS NOT NULL THEN pseudonym END
    WHERE e.position IN (
      SELECT of_person.position
      FROM file_event of_person JOIN file f ON f.id = of_person.file_id
      WHERE of_person.actor = 'user:' || person AND of_person.actor LIKE 'user:%'
        AND of_person.actor_tenant IS NULL AND f.tenant IS NOT DISTINCT FROM of_tenant
        AND NOT airlock_is_answered_for(of_person.action)
        AND (f.owner = person OR of_person.action NOT IN ('DELETED', 'PURGED'))
      LIMIT most);
    GET DIAGNOSTICS entries = ROW_COUNT;
    grants := 0;
    FOR given IN
      SELECT id, file_id FROM file_grant
      WHERE grantee = person AND tenant IS NOT DISTINCT FROM of_tenant
      LIMIT most
    LOOP
      UPDATE file_event
        SET details = jsonb_set(details, '{subject}', to_jsonb(pseudonym))
        WHERE file_id = given.file_id AND details ->> 'subject' = person;
      UPDATE file_grant SET grantee = pseudonym, revoked_at = coalesce(revoked_at, now())
        WHERE id = given.id;
      grants := grants + 1;
    END LOOP;
    PERFORM set_config('airlock.access', 'own-tenant', true);
  END $$;

-- They run with the rights of the tables' owner, so nobody else may say what their names mean.
DO $$
  BEGIN
    EXECUTE format(
      'ALTER FUNCTION airlock_erase_file(uuid, text, text) SET search_path = %I, pg_temp',
      current_schema());
    EXECUTE format(
      'ALTER FUNCTION airlock_erase_traces(text, text, text, integer) SET search_path = %I, pg_temp',
      current_schema());
  END $$;

REVOKE ALL ON FUNCTION airlock_erases(text, text, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION airlock_erase_file(uuid, text, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION airlock_erase_traces(text, text, text, integer) FROM PUBLIC;
