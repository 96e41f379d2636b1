INSERT INTO file_event (file_id, sequence, status, action, actor, actor_tenant, address,
  details, occurred_at, data)
VALUES (?, cast(? AS bigint), ?, ?, ?, ?, ?,
  cast(? AS jsonb), ?, cast(? AS jsonb))
-- next
INSERT INTO file_grant (id, file_id, tenant, owner, grantee, created_at, expires_at)
SELECT ?, file.id, file.tenant, file.owner, ?, ?, ?
FROM file WHERE file.id = ?
RETURNING *
-- next
INSERT INTO webhook_answer (scanner, message_id, digest, status, body, answered_at)
VALUES (?, ?, ?, ?, ?, ?)
-- next
SELECT (SELECT numbered FROM event_stream) - ? <= ? OR (
  SELECT count(*) FROM (SELECT FROM file f WHERE f.owner = ? AND f.tenant IS NOT DISTINCT FROM cast(? AS text) LIMIT ?) own) = ?
-- next
SELECT * FROM file
WHERE owner = ?
  AND tenant IS NOT DISTINCT FROM cast(? AS text)
  AND profile = coalesce(cast(? AS text), profile)
  AND CASE WHEN cast(? AS text) IS NULL
    THEN status <> 'deleted' ELSE status = ? END
  AND id < coalesce(cast(? AS uuid),
    'ffffffff-ffff-ffff-ffff-ffffffffffff')
ORDER BY id DESC
LIMIT ?
-- next
SELECT * FROM file
WHERE status = 'deleted' AND deletion_purged_at IS NULL
  AND (deletion_restorable_until IS NULL OR deletion_restorable_until < ?)
ORDER BY deletion_restorable_until NULLS FIRST LIMIT ?
-- next
SELECT * FROM file
WHERE status IN ('clean', 'quarantined') AND rescan_requested_at < ?
ORDER BY rescan_requested_at LIMIT ?
-- next
SELECT * FROM file WHERE id = ?
-- next
SELECT * FROM file WHERE id = ? FOR NO KEY UPDATE
-- next
SELECT * FROM file WHERE id IN (?)
-- next
SELECT * FROM file WHERE status = 'pending' AND expires_at < ?
ORDER BY expires_at LIMIT ?
-- next
SELECT * FROM file WHERE status = 'scanning' AND claim_claimed_at < ?
ORDER BY claim_claimed_at LIMIT ?
-- next
SELECT * FROM file_grant
WHERE file_id = ? AND revoked_at IS NULL AND expires_at > ?
ORDER BY created_at, id
-- next
SELECT EXISTS (SELECT FROM file WHERE id = ?)
-- next
SELECT action, sequence, status, actor, actor_tenant, address, occurred_at, details,
  found ->> 'reason' AS reason, found ->> 'threats' AS threats,
  found ->> 'where' AS found_where, found ->> 'what' AS found_what
FROM file_event
CROSS JOIN LATERAL (SELECT CASE WHEN action = 'SETTLED' THEN data END AS found) verdict
WHERE file_id = ? ORDER BY position
-- next
SELECT airlock_whereabouts(?)
-- next
SELECT created_at + make_interval(secs => ?) AS until FROM file
WHERE owner = ? AND tenant IS NOT DISTINCT FROM cast(? AS text)
  AND profile = ?
ORDER BY id DESC OFFSET ? - 1 LIMIT 1
-- next
SELECT e.stream_position AS number, e.status, e.data
FROM (
  SELECT f.id FROM file f WHERE f.owner = ? AND f.tenant IS NOT DISTINCT FROM cast(? AS text) AND f.status <> 'deleted'
  ORDER BY f.id DESC LIMIT ?) newest
CROSS JOIN LATERAL (
  SELECT stream_position, status, data FROM file_event
  WHERE file_id = newest.id AND sequence IS NOT NULL AND stream_position IS NOT NULL
  ORDER BY sequence DESC LIMIT 1) e
ORDER BY e.stream_position
-- next
SELECT e.stream_position AS number, e.status, e.data
FROM file f
CROSS JOIN LATERAL (
  SELECT stream_position, status, data FROM file_event
  WHERE file_id = f.id AND stream_position > ? OFFSET 0) e
WHERE f.owner = ? AND f.tenant IS NOT DISTINCT FROM cast(? AS text)
ORDER BY e.stream_position LIMIT ?
-- next
SELECT e.stream_position AS number, e.status, e.data
FROM file_event e
CROSS JOIN LATERAL (SELECT FROM file f WHERE f.id = e.file_id AND f.owner = ? AND f.tenant IS NOT DISTINCT FROM cast(? AS text) OFFSET 0) own
WHERE e.stream_position > ?
ORDER BY e.stream_position LIMIT ?
-- next
SELECT e.stream_position, e.file_id, e.sequence, e.status, f.owner, f.tenant, e.occurred_at,
  e.data
FROM file_event e JOIN file f ON f.id = e.file_id
WHERE e.stream_position > ?
ORDER BY e.stream_position LIMIT ?
-- next
SELECT finding_proved_at FROM file
WHERE status = 'clean' AND claim_scanner = ? AND finding_node = ?
  AND finding_finished_at IS NOT NULL
ORDER BY finding_finished_at DESC LIMIT 1
-- next
SELECT id, "scanId" AS scan_id, bucket, key, "versionId" AS version_id
FROM file CROSS JOIN jsonb_to_recordset(leftovers)
  AS leftover ("scanId" uuid, bucket text, key text, "versionId" text)
WHERE leftovers <> '[]' AND settled_at < ?
  AND status IN ('clean', 'infected', 'quarantined')
  AND (bucket, key, "versionId")
    IS DISTINCT FROM (location_bucket, location_key, location_version_id)
ORDER BY settled_at LIMIT ?
-- next
SELECT numbered FROM event_stream
-- next
SELECT numbered, published FROM event_stream FOR UPDATE
-- next
SELECT pg_advisory_unlock(hashtext('airlock.reconciler'))
-- next
SELECT pg_advisory_xact_lock(hashtextextended(?, 0));
WITH used_up AS (
  SELECT until FROM (SELECT created_at + make_interval(secs => ?) AS until FROM file
WHERE owner = ? AND tenant IS NOT DISTINCT FROM cast(? AS text)
  AND profile = ?
ORDER BY id DESC OFFSET ? - 1 LIMIT 1
) AS nth_last
  WHERE until > ?
), added AS (
  INSERT INTO file (id, owner, tenant, profile, file_name, content_type, declared_size,
    max_size, declared_sha256, metadata, upload_method, upload_multipart_id,
    upload_part_size, handling_cache_control, handling_disposition, handling_infected,
    handling_retention, replaces, status, sequence, created_at, expires_at)
  SELECT ?, ?, ?, ?, ?, ?, ?, ?,
    ?, cast(? AS jsonb), ?, ?,
    cast(? AS bigint), ?, ?, ?, ?,
    cast(? AS uuid), ?, ?, ?, ?
  WHERE NOT EXISTS (SELECT FROM used_up)
)
SELECT until FROM used_up
-- next
SELECT pg_try_advisory_lock(hashtext('airlock.reconciler'))
-- next
SELECT pg_try_advisory_xact_lock(hashtext('airlock.outbox'))
-- next
SELECT rolname FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)
-- next
SELECT sequence AS number, status, data FROM file_event
WHERE file_id = ? AND sequence > ?
ORDER BY sequence LIMIT ?
-- next
SELECT set_config('airlock.access', 'every-tenant', true)
-- next
SELECT set_config('airlock.tenant', ?, true), set_config('airlock.subject', ?, true)
-- next
SELECT set_config('airlock.tenant', ?, true), set_config('airlock.subject', ?, true), set_config('airlock.access', 'own-tenant', true)
-- next
UPDATE event_stream SET published = ? WHERE published < ?
-- next
UPDATE file SET
  rescan_requested_at = ?,
  rescan_waives = NULL,
  first_sha256 = coalesce(first_sha256, finding_sha256),
  requeued_at = NULL,
  requeues = 0
WHERE id = ? AND status IN ('clean', 'quarantined') AND location_key IS NOT NULL
RETURNING *
-- next
UPDATE file SET
  rescan_requested_at = ?,
  rescan_waives = finding_reason,
  first_sha256 = coalesce(first_sha256, finding_sha256),
  requeued_at = NULL,
  requeues = 0
WHERE id = ? AND status = 'quarantined' AND location_key IS NOT NULL
  AND finding_reason IN (?)
RETURNING *
-- next
UPDATE file SET
  status = 'deleted',
  sequence = sequence + 1,
  deletion_deleted_at = ?,
  deletion_former_status = CASE
    WHEN rescan_requested_at IS NULL THEN status
    WHEN finding_reason IS NULL THEN 'clean' ELSE 'quarantined' END,
  deletion_restorable_until = CASE
    WHEN ? AND handling_retention > 0 AND (rescan_requested_at IS NOT NULL
      OR status IN ('clean', 'infected', 'quarantined'))
    THEN cast(? AS timestamptz) + handling_retention * interval '1 second' END
WHERE id = ? AND status <> 'deleted'
RETURNING *
-- next
UPDATE file SET
  status = 'quarantined',
  sequence = sequence + 1,
  settled_at = ?,
  finding_sha256 = NULL,
  finding_detected_content_type = NULL,
  finding_reason = 'scan-failed',
  finding_where = NULL,
  finding_what = NULL,
  finding_engine = NULL,
  finding_engine_version = NULL,
  finding_database_version = NULL,
  finding_node = NULL,
  finding_proved_at = NULL,
  finding_started_at = NULL,
  finding_finished_at = NULL,
  location_bucket = NULL,
  location_key = NULL,
  location_version_id = NULL,
  rescan_requested_at = NULL,
  rescan_waives = NULL
WHERE id = ? AND status = 'scanning' AND claim_scan_id = ?
  AND claim_claimed_at = ?
RETURNING *
-- next
UPDATE file SET
  status = 'scanning',
  sequence = sequence + 1,
  claim_scan_id = gen_random_uuid(),
  claim_bucket = location_bucket,
  claim_key = location_key,
  claim_version_id = location_version_id,
  claim_claimed_at = ?,
  rescan_requested_at = ?,
  rescan_waives = NULL,
  first_sha256 = coalesce(first_sha256, finding_sha256),
  requeued_at = NULL,
  requeues = 0
WHERE id IN (
  SELECT id FROM file
  WHERE status = 'clean' AND claim_scanner = ? AND finding_node = ?
    AND finding_finished_at > ?
  ORDER BY id DESC LIMIT ? FOR UPDATE)
RETURNING *
-- next
UPDATE file SET
  status = deletion_former_status,
  sequence = sequence + 1,
  deletion_deleted_at = NULL,
  deletion_former_status = NULL,
  deletion_restorable_until = NULL
WHERE id = ? AND status = 'deleted' AND deletion_restorable_until > ?
RETURNING *
-- next
UPDATE file SET deletion_purged_at = ?
WHERE id = ? AND status = 'deleted' AND deletion_restorable_until IS NULL
  AND deletion_purged_at IS NULL
RETURNING *
-- next
UPDATE file SET deletion_restorable_until = NULL
WHERE id = ? AND status = 'deleted'
RETURNING *
-- next
UPDATE file SET leftovers = (
  SELECT coalesce(jsonb_agg(leftover), '[]') FROM jsonb_array_elements(leftovers) AS leftover
  WHERE leftover <> gone)
FROM jsonb_build_object('scanId', cast(? AS uuid), 'bucket', cast(? AS text),
  'key', cast(? AS text), 'versionId', cast(? AS text)) AS gone
WHERE id = ? AND leftovers @> jsonb_build_array(gone)
  AND status IN ('clean', 'infected', 'quarantined')
  AND (cast(? AS text), cast(? AS text), cast(? AS text))
    IS DISTINCT FROM (location_bucket, location_key, location_version_id)
-- next
UPDATE file SET requeued_at = ?, requeues = requeues + 1
WHERE id = ? AND (status IN ('pending', 'scanning')
    OR (status IN ('clean', 'quarantined') AND rescan_requested_at IS NOT NULL))
  AND (requeued_at IS NULL OR requeued_at + (? * (1 << least(requeues, 6)))
    * interval '1 second' < ?)
RETURNING *
-- next
UPDATE file SET status = 'expired', sequence = sequence + 1
WHERE id = ? AND status = 'pending' AND expires_at < ?
RETURNING *
-- next
UPDATE file_grant SET revoked_at = ?
WHERE id = ? AND file_id = ? AND revoked_at IS NULL
RETURNING *
-- next
WITH event AS (INSERT INTO file_event (file_id, sequence, status, action, actor, actor_tenant, address,
  details, occurred_at, data)
VALUES (?, cast(? AS bigint), ?, ?, ?, ?, ?,
  cast(? AS jsonb), ?, cast(? AS jsonb))
)
INSERT INTO webhook_answer (scanner, message_id, digest, status, body, answered_at)
VALUES (?, ?, ?, ?, ?, ?)
-- next
WITH known AS (
  SELECT digest AS known_digest, status AS known_status, body AS known_body
  FROM webhook_answer WHERE scanner = ? AND message_id = cast(? AS text)),
changed AS (UPDATE file SET
  status = 'scanning',
  sequence = sequence + 1,
  uploaded_at = coalesce(uploaded_at, ?),
  claim_scan_id = ?,
  claim_scanner = ?,
  claim_bucket = ?,
  claim_key = ?,
  claim_version_id = ?,
  claim_e_tag = ?,
  claim_size = ?,
  claim_claimed_at = ?,
  claim_superseded = CASE WHEN claim_scan_id IS NULL OR (claim_bucket = ? AND claim_version_id IS NOT DISTINCT FROM cast(? AS text)
  AND claim_e_tag = ? AND claim_size = ?) THEN claim_superseded
  ELSE array_append(claim_superseded, coalesce(claim_version_id, claim_e_tag)) END

WHERE id = ?
  AND ? = profile || '/' || id
  AND status IN ('pending', 'scanning')
  AND rescan_requested_at IS NULL
  AND (claim_scan_id IS NULL OR (claim_bucket = ? AND claim_version_id IS NOT DISTINCT FROM cast(? AS text)
  AND claim_e_tag = ? AND claim_size = ?) OR (
    coalesce(cardinality(claim_superseded), 0) < 3 - 1
    AND (cast(? AS text) = ANY (claim_superseded)) IS NOT TRUE))
 AND NOT EXISTS (SELECT FROM known) RETURNING *)
SELECT * FROM (SELECT) AS one LEFT JOIN known ON true LEFT JOIN changed ON true
-- next
WITH known AS (
  SELECT digest AS known_digest, status AS known_status, body AS known_body
  FROM webhook_answer WHERE scanner = ? AND message_id = cast(? AS text)),
changed AS (UPDATE file SET
  status = 'scanning',
  sequence = sequence + 1,
  uploaded_at = coalesce(uploaded_at, ?),
  claim_scan_id = ?,
  claim_scanner = ?,
  claim_bucket = ?,
  claim_key = ?,
  claim_version_id = ?,
  claim_e_tag = ?,
  claim_size = ?,
  claim_claimed_at = ?,
  claim_superseded = claim_superseded
WHERE id = ?
  AND ? = profile || '/' || id
  AND status IN ('clean', 'quarantined', 'scanning')
  AND rescan_requested_at IS NOT NULL
  AND location_bucket = ?
  AND location_key = ?
  AND location_version_id IS NOT DISTINCT FROM cast(? AS text)
 AND NOT EXISTS (SELECT FROM known) RETURNING *)
SELECT * FROM (SELECT) AS one LEFT JOIN known ON true LEFT JOIN changed ON true
-- next
WITH known AS (
  SELECT digest AS known_digest, status AS known_status, body AS known_body
  FROM webhook_answer WHERE scanner = ? AND message_id = cast(? AS text)),
changed AS (UPDATE file SET
  status = ?,
  sequence = sequence + 1,
  settled_at = ?,
  finding_sha256 = ?,
  finding_detected_content_type = ?,
  finding_reason = ?,
  finding_threats = nullif(cast(? AS text[]), '{}'),
  finding_where = ?,
  finding_what = ?,
  finding_engine = ?,
  finding_engine_version = ?,
  finding_database_version = ?,
  finding_node = ?,
  finding_proved_at = cast(? AS timestamptz),
  finding_started_at = cast(? AS timestamptz),
  finding_finished_at = cast(? AS timestamptz),
  location_bucket = ?,
  location_key = ?,
  location_version_id = ?,
  leftovers = CASE
    WHEN rescan_requested_at IS NOT NULL AND coalesce(
      claim_bucket <> cast(? AS text),
      ? = 'infected' AND handling_infected = 'DELETE')
    THEN leftovers || jsonb_build_object('scanId', claim_scan_id, 'bucket', claim_bucket,
      'key', claim_key, 'versionId', claim_version_id)
    ELSE leftovers END,
  rescan_requested_at = NULL,
  rescan_waives = NULL
WHERE id = ?
  AND status = 'scanning'
  AND claim_scan_id = ?
  AND claim_scanner = ?
  AND claim_bucket = ?
  AND claim_key = ?
  AND claim_version_id IS NOT DISTINCT FROM cast(? AS text)
  AND claim_e_tag = ?
  AND claim_size = ?
 AND NOT EXISTS (SELECT FROM known) RETURNING *)
SELECT * FROM (SELECT) AS one LEFT JOIN known ON true LEFT JOIN changed ON true
-- next
WITH oldest AS (
  SELECT position FROM file_event
  WHERE stream_position IS NULL AND sequence IS NOT NULL
  ORDER BY position LIMIT ?),
waiting AS (SELECT position, row_number() OVER (ORDER BY position) AS nth FROM oldest),
e AS (
  UPDATE file_event event SET stream_position = ? + waiting.nth
  FROM waiting WHERE event.position = waiting.position
  RETURNING event.*),
stream AS (
  UPDATE event_stream SET numbered = ? + (SELECT count(*) FROM waiting)
  WHERE EXISTS (SELECT FROM waiting))
SELECT e.stream_position, e.file_id, e.sequence, e.status, f.owner, f.tenant, e.occurred_at,
  e.data
FROM e JOIN file f ON f.id = e.file_id ORDER BY e.stream_position
