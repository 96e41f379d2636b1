-- What was shared with somebody. Built beside what goes on, so it must be outside of a transaction. An
-- attempt that was interrupted leaves an index that serves nobody.
DROP INDEX CONCURRENTLY IF EXISTS file_grant_by_grantee;
CREATE INDEX CONCURRENTLY file_grant_by_grantee ON file_grant (grantee, file_id)
  WHERE revoked_at IS NULL;
