-- What a person did, and which files a person was let into: for giving that out, and for erasing it.
-- What is erased leaves the first one, as it names no user any more. Built beside what goes on, so it
-- must be outside of a transaction. An attempt that was interrupted leaves indexes that serve nobody.
DROP INDEX CONCURRENTLY IF EXISTS file_event_by_person;
CREATE INDEX CONCURRENTLY file_event_by_person ON file_event (actor, position)
  WHERE actor LIKE 'user:%';
DROP INDEX CONCURRENTLY IF EXISTS file_grant_by_grantee;
CREATE INDEX CONCURRENTLY file_grant_by_grantee ON file_grant (grantee, id);
DROP INDEX CONCURRENTLY IF EXISTS file_grant_by_owner;
CREATE INDEX CONCURRENTLY file_grant_by_owner ON file_grant (owner, id);
