-- Whoever waits for a lock makes everybody wait behind him; better to fail, and be started again.
SET LOCAL lock_timeout = '10s';

-- A rescan goes on while the file is deleted, so a file may come back as one that is being scanned.
-- Not checked on rows that exist, which would lock the table for as long as it takes to read it: the
-- former check was narrower.
ALTER TABLE file
  DROP CONSTRAINT restorable_if_settled,
  ADD CONSTRAINT restorable_if_settled CHECK (deletion_restorable_until IS NULL OR (
    deletion_purged_at IS NULL AND (deletion_former_status IN ('clean', 'infected', 'quarantined')
      OR (deletion_former_status = 'scanning' AND rescan_requested_at IS NOT NULL)))) NOT VALID;
