-- What an owner lists, each found in its order whatever else the owner has: files that are not deleted,
-- of all profiles or of one, and those in one state. The owner stands in an expression because the plan
-- is made for owners of whom few files are deleted, and would as soon take the index of all files, which
-- has the deleted ones in the way. Built beside what goes on, so it must be outside of a transaction.
-- An attempt that was interrupted leaves indexes that serve nobody.
DROP INDEX CONCURRENTLY IF EXISTS file_listed;
CREATE INDEX CONCURRENTLY file_listed
  ON file ((CASE WHEN status <> 'deleted' THEN owner END), id DESC)
  WHERE status <> 'deleted';
DROP INDEX CONCURRENTLY IF EXISTS file_listed_by_profile;
CREATE INDEX CONCURRENTLY file_listed_by_profile
  ON file ((CASE WHEN status <> 'deleted' THEN owner END), profile, id DESC)
  WHERE status <> 'deleted';
DROP INDEX CONCURRENTLY IF EXISTS file_listed_by_status;
CREATE INDEX CONCURRENTLY file_listed_by_status ON file (owner, status, id DESC);

-- What the reconciler looks for among files that are being scanned: few, though many may wait.
DROP INDEX CONCURRENTLY IF EXISTS file_scanning;
CREATE INDEX CONCURRENTLY file_scanning ON file (claim_claimed_at) WHERE status = 'scanning';

-- Served nobody: no statement states the profile so that it could be looked up.
DROP INDEX CONCURRENTLY IF EXISTS file_by_owner_and_profile;
