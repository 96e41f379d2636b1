-- What an uploader's request was answered under its Idempotency-Key, so that a retry changes nothing
-- and gets the same answer. Without an answer the request is in progress.
CREATE TABLE upload_answer (
  tenant      text        NOT NULL, -- '' for callers whose tokens carry none
  owner       text        NOT NULL,
  key         text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  started_at  timestamptz NOT NULL,
  digest      text,                 -- SHA-256 of all that the request says, hex
  status      smallint,
  body        text        CHECK (octet_length(body) <= 4194304),
  PRIMARY KEY (tenant, owner, key),
  CONSTRAINT answer_is_whole CHECK (
    (digest IS NULL) = (body IS NULL) AND (status IS NULL) = (body IS NULL))
);

CREATE INDEX upload_answer_by_age ON upload_answer USING brin (started_at);

ALTER TABLE upload_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE upload_answer FORCE  ROW LEVEL SECURITY;

CREATE POLICY services ON upload_answer USING (airlock_acts_for_all());
CREATE POLICY owners ON upload_answer
  USING (airlock_is_own_tenant(tenant) AND airlock_is_self(owner));
