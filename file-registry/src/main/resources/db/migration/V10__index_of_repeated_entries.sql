-- Built beside what goes on, so it must be outside of a transaction. An attempt that was interrupted
-- leaves an index that serves nobody.
DROP INDEX CONCURRENTLY IF EXISTS file_event_folded;
CREATE UNIQUE INDEX CONCURRENTLY file_event_folded
  ON file_event (file_id, action, caller, actor, (actor_tenant IS NULL), folded_hour,
    (coalesce(details ->> 'attempt', '')))
  WHERE folded_hour IS NOT NULL;
