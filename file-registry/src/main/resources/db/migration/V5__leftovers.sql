-- A migration sees no rows unless it says that it acts for everybody.
SET LOCAL airlock.access = 'every-tenant';

-- Which objects rescans claimed and moved away from, each as {scanId, bucket, key, versionId}: they
-- may still lie there, until somebody has looked. It was one flag for the last rescan, so that the
-- next one forgot what the former had left.
ALTER TABLE file ADD COLUMN leftovers jsonb NOT NULL DEFAULT '[]';

UPDATE file
SET leftovers = jsonb_build_array(jsonb_build_object(
  'scanId', claim_scan_id, 'bucket', claim_bucket, 'key', claim_key, 'versionId', claim_version_id))
WHERE left_behind;

ALTER TABLE file DROP COLUMN left_behind;
CREATE INDEX file_leftovers ON file (settled_at) WHERE leftovers <> '[]';
