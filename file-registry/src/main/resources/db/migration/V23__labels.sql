-- Whoever waits for a lock makes everybody wait behind him; better to fail, and be started again.
SET LOCAL lock_timeout = '10s';

-- Which of an owner's files have a label, to look them up by it. Not the labels themselves, which may be
-- of any size and name people, but their digests, each with its owner. Whoever reads it must look into
-- `file` as well, where the policies have their say.
CREATE TABLE file_label (
  digest   bytea NOT NULL,
  file_id  uuid  NOT NULL,
  PRIMARY KEY (digest, file_id)
);

CREATE FUNCTION airlock_label(tenant text, owner text, name text, value text) RETURNS bytea
LANGUAGE sql STABLE
  RETURN sha256(convert_to(
    jsonb_build_array(coalesce(tenant, ''), owner, name, value)::text, 'UTF8'));

-- By a trigger, so that services of the former version do it as well. It runs with the rights of the
-- table's owner: nobody else needs any to write here.
CREATE FUNCTION airlock_keep_labels() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      DELETE FROM file_label
        USING jsonb_each_text(OLD.metadata) label
        WHERE digest = airlock_label(OLD.tenant, OLD.owner, label.key, label.value)
          AND file_id = OLD.id;
    END IF;
    INSERT INTO file_label (digest, file_id)
      SELECT airlock_label(NEW.tenant, NEW.owner, label.key, label.value), NEW.id
      FROM jsonb_each_text(NEW.metadata) label
      ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;

-- It runs with the rights of the tables' owner, so nobody else may say what its names mean.
DO $$
  BEGIN
    EXECUTE format(
      'ALTER FUNCTION airlock_keep_labels() SET search_path = %I, pg_temp', current_schema());
  END $$;

REVOKE ALL ON FUNCTION airlock_keep_labels() FROM PUBLIC;

CREATE TRIGGER labels_of_a_new_file AFTER INSERT ON file
  FOR EACH ROW WHEN (NEW.metadata <> '{}') EXECUTE FUNCTION airlock_keep_labels();
CREATE TRIGGER labels_of_a_changed_file AFTER UPDATE OF metadata, owner ON file
  FOR EACH ROW WHEN (OLD.metadata <> '{}' OR NEW.metadata <> '{}')
  EXECUTE FUNCTION airlock_keep_labels();
