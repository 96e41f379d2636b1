-- A migration sees no rows unless it says that it acts for everybody.
SET LOCAL airlock.access = 'every-tenant';

-- All changes of all files in the one order in which they are published, numbered without gaps.
-- `position` cannot be that order: a transaction that took a lower one may commit later. Of one
-- file, `stream_position` grows with `sequence`.
ALTER TABLE file_event ADD COLUMN stream_position bigint CHECK (stream_position > 0);

UPDATE file_event e SET stream_position = relayed.number
FROM (SELECT position, row_number() OVER (ORDER BY position) AS number
      FROM file_event WHERE relayed_at IS NOT NULL) relayed
WHERE e.position = relayed.position;

-- How far the stream has come: a single row, locked by whoever carries it on.
CREATE TABLE event_stream (
  single     boolean PRIMARY KEY DEFAULT true CHECK (single),
  numbered   bigint  NOT NULL, -- the last position that was given
  published  bigint  NOT NULL CHECK (published <= numbered) -- up to here all is with the broker
);

INSERT INTO event_stream (numbered, published)
  SELECT coalesce(max(stream_position), 0), coalesce(max(stream_position), 0) FROM file_event;

DROP INDEX file_event_not_relayed;
ALTER TABLE file_event DROP COLUMN relayed_at;
CREATE INDEX file_event_not_numbered ON file_event (position)
  WHERE stream_position IS NULL AND sequence IS NOT NULL;
-- The unique constraint on (file_id, sequence) finds the events of a file as well.
DROP INDEX file_event_by_file;
CREATE UNIQUE INDEX file_event_stream ON file_event (stream_position)
  WHERE stream_position IS NOT NULL;

-- What a scanner's message was answered, so that the same message sent again changes nothing and
-- gets the same answer.
CREATE TABLE webhook_answer (
  scanner      text        NOT NULL,
  message_id   text        NOT NULL,
  digest       text        NOT NULL, -- SHA-256 of all that the message says, hex
  status       smallint    NOT NULL,
  body         text        NOT NULL,
  answered_at  timestamptz NOT NULL,
  PRIMARY KEY (scanner, message_id)
);

CREATE INDEX webhook_answer_by_age ON webhook_answer USING brin (answered_at);

-- When the reconciler last asked for another scan, and how often it did.
ALTER TABLE file
  ADD COLUMN requeued_at timestamptz,
  ADD COLUMN requeues    integer NOT NULL DEFAULT 0;

-- What the reconciler looks for: few rows, as files do not stay unsettled, nor deleted but kept.
CREATE INDEX file_unsettled ON file (expires_at) WHERE status IN ('pending', 'scanning');
CREATE INDEX file_to_purge ON file (deletion_restorable_until)
  WHERE status = 'deleted' AND deletion_purged_at IS NULL;
