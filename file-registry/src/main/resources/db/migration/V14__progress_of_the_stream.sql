-- Whoever waits for a lock makes everybody wait behind him; better to fail, and be started again.
SET LOCAL lock_timeout = '10s';

-- A relay of the former version may have given numbers and not committed them yet: what is copied below
-- must be what it leaves, or the same numbers would be given twice.
LOCK TABLE event_stream IN ACCESS EXCLUSIVE MODE;

-- How far the stream of events has come, a row for each step. It was a single row that was changed
-- with each step; while some snapshot is open, each dead version of it stays in the way of whoever
-- reads it. Rows that are only added leave nothing in the way of those at the end of an index.
CREATE TABLE event_stream_step (
  numbered   bigint NOT NULL, -- the last position that was given
  published  bigint NOT NULL CHECK (published <= numbered) -- up to here all is with the broker
);

CREATE INDEX event_stream_step_numbered ON event_stream_step (numbered);
CREATE INDEX event_stream_step_published ON event_stream_step (published);

INSERT INTO event_stream_step (numbered, published) SELECT numbered, published FROM event_stream;

ALTER TABLE event_stream RENAME TO event_stream_former;

CREATE VIEW event_stream AS
  SELECT true AS single, (SELECT max(numbered) FROM event_stream_step) AS numbered,
    (SELECT max(published) FROM event_stream_step) AS published;

-- Services of the former version change the single row. Neither number ever becomes smaller.
CREATE FUNCTION airlock_take_stream_step() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO event_stream_step (numbered, published) VALUES (NEW.numbered, NEW.published);
    RETURN NEW;
  END $$;

CREATE TRIGGER step INSTEAD OF UPDATE ON event_stream
  FOR EACH ROW EXECUTE FUNCTION airlock_take_stream_step();

-- Who could do what with the table can do it with what takes its place, before rights are given anew.
DO $$
  DECLARE
    former record;
  BEGIN
    FOR former IN
      SELECT DISTINCT privilege_type AS privilege,
        CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END AS grantee
      FROM pg_class CROSS JOIN LATERAL aclexplode(relacl)
      WHERE oid = 'event_stream_former'::regclass AND grantee <> relowner
        AND privilege_type IN ('SELECT', 'UPDATE')
    LOOP
      EXECUTE format('GRANT %s ON event_stream TO %s', former.privilege, former.grantee);
      IF former.privilege = 'UPDATE' THEN
        EXECUTE format('GRANT INSERT ON event_stream_step TO %s', former.grantee);
      END IF;
    END LOOP;
  END $$;

DROP TABLE event_stream_former;
