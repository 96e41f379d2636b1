-- What an operator has scanned again, in the order of the verdicts. Built beside what goes on, so it
-- must be outside of a transaction. An attempt that was interrupted leaves an index that serves nobody.
DROP INDEX CONCURRENTLY IF EXISTS file_rescannable;
CREATE INDEX CONCURRENTLY file_rescannable
  ON file ((CASE WHEN tenant IS NULL THEN '' ELSE tenant END), settled_at, id)
  WHERE status IN ('clean', 'quarantined') AND rescan_requested_at IS NULL;
