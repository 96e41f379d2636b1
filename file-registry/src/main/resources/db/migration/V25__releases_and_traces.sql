-- Whoever waits for a lock makes everybody wait behind him; better to fail, and be started again.
SET LOCAL lock_timeout = '10s';

ALTER TABLE file
  -- Who asked for a release, and why in their words, until its scan has ended.
  ADD COLUMN rescan_by text,
  ADD COLUMN rescan_because text,
  -- The same, of a file that is clean since then.
  ADD COLUMN release_by text,
  ADD COLUMN release_reason text,
  ADD CONSTRAINT released_with_reason CHECK ((release_by IS NULL) = (release_reason IS NULL)) NOT VALID;

-- The trace in which a change was made (https://www.w3.org/TR/trace-context/#traceparent-header).
ALTER TABLE file_event ADD COLUMN traceparent text;
