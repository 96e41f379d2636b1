-- Whoever waits for a lock makes everybody wait behind him; better to fail, and be started again.
SET LOCAL lock_timeout = '10s';

-- What a caller can repeat at will, such as links to download and refused attempts, is one entry of
-- an hour for each caller, so that nobody makes the table grow by asking again. Services of the
-- former version go on to append.
ALTER TABLE file_event
  ADD COLUMN folded_hour timestamptz,                 -- only of entries that count
  ADD COLUMN caller      text,                        -- who may count in them
  ADD COLUMN times       integer NOT NULL DEFAULT 1,
  ADD COLUMN last_at     timestamptz;

-- Tenant and subject of whoever acts. Neither has control characters in it.
CREATE FUNCTION airlock_caller() RETURNS text LANGUAGE sql STABLE
  RETURN coalesce(current_setting('airlock.tenant', true), '') || chr(31)
    || coalesce(current_setting('airlock.subject', true), '');

-- Whoever is refused still sees nothing of a file but what they did themselves.
CREATE POLICY repeaters_read ON file_event FOR SELECT
  USING (folded_hour IS NOT NULL AND caller = airlock_caller());
CREATE POLICY repeaters ON file_event FOR UPDATE
  USING (folded_hour IS NOT NULL AND caller = airlock_caller());
