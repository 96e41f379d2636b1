-- One row per file: what was announced, which scan holds it, what the scan found.
CREATE TABLE file (
  id                      uuid        PRIMARY KEY,
  owner                   text        NOT NULL,
  tenant                  text,
  profile                 text        NOT NULL,
  file_name               text        NOT NULL,
  content_type            text        NOT NULL,
  declared_size           bigint      NOT NULL CHECK (declared_size > 0),
  max_size                bigint      NOT NULL CHECK (max_size >= declared_size),
  declared_sha256         text        CHECK (declared_sha256 ~ '^[0-9a-f]{64}$'),
  metadata                jsonb       NOT NULL,

  status                  text        NOT NULL CHECK (status IN
    ('pending', 'scanning', 'clean', 'infected', 'quarantined', 'expired', 'deleted')),
  sequence                bigint      NOT NULL CHECK (sequence > 0),
  created_at              timestamptz NOT NULL,
  expires_at              timestamptz NOT NULL,
  uploaded_at             timestamptz,
  settled_at              timestamptz,

  -- The fence: only the scan that holds the claim, for the version it claimed, may settle the file.
  claim_scan_id           uuid,
  claim_scanner           text,
  claim_bucket            text,
  claim_key               text,
  claim_version_id        text,
  claim_e_tag             text,
  claim_size              bigint,
  claim_claimed_at        timestamptz,

  finding_sha256                  text CHECK (finding_sha256 ~ '^[0-9a-f]{64}$'),
  finding_detected_content_type   text,
  finding_reason                  text,
  finding_threats                 text[],
  finding_engine                  text,
  finding_engine_version          text,
  finding_database_version        text,
  finding_started_at              timestamptz,
  finding_finished_at             timestamptz,

  -- Where the scanned bytes lie. For a clean file: what is served, and nothing else.
  location_bucket         text,
  location_key            text,
  location_version_id     text,

  CONSTRAINT claimed_while_scanning CHECK (status <> 'scanning' OR claim_scan_id IS NOT NULL),
  -- The last line of defence: no statement can call a file clean without the evidence.
  CONSTRAINT clean_only_with_evidence CHECK (status <> 'clean' OR (
    claim_scan_id IS NOT NULL AND finding_sha256 IS NOT NULL AND finding_engine IS NOT NULL
    AND location_bucket IS NOT NULL AND location_key IS NOT NULL
    AND finding_reason IS NULL AND finding_threats IS NULL)),
  CONSTRAINT infected_names_threats CHECK (status <> 'infected' OR coalesce(cardinality(finding_threats), 0) > 0),
  CONSTRAINT quarantined_has_reason CHECK (status <> 'quarantined' OR finding_reason IS NOT NULL)
);

-- Audit trail and outbox in one: appended in the transaction that changes the file.
-- Of one file, `position` grows with `sequence`: the file's row is locked before either is taken.
CREATE TABLE file_event (
  position     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  file_id      uuid        NOT NULL REFERENCES file (id),
  sequence     bigint      NOT NULL,
  status       text        NOT NULL,
  actor        text        NOT NULL,
  occurred_at  timestamptz NOT NULL,
  data         jsonb       NOT NULL,
  relayed_at   timestamptz,
  UNIQUE (file_id, sequence)
);

CREATE INDEX file_event_not_relayed ON file_event (position) WHERE relayed_at IS NULL;
