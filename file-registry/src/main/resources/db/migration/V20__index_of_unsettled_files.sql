-- A tenant's files that are not settled, for its overview, which is asked for every few seconds: among
-- those of all tenants they may be few. Compared as V4 says. Built beside what goes on, so it must be
-- outside of a transaction. An attempt that was interrupted leaves an index that serves nobody.
DROP INDEX CONCURRENTLY IF EXISTS file_unsettled_by_tenant;
CREATE INDEX CONCURRENTLY file_unsettled_by_tenant
  ON file ((CASE WHEN tenant IS NULL THEN '' ELSE tenant END), expires_at)
  WHERE status IN ('pending', 'scanning');
