-- What the webhook does: records claims and verdicts, publishes the stream of events, keeps its
-- answers and those of upload-api for a day, gets stale files going again, and deletes what no quota
-- looks at any more. It registers no file, and changes neither whose a file is nor what was announced. To
-- read files it must be able to look for grants: the policies of row-level security do.
REVOKE ALL ON file, file_event, file_grant, file_label, quota_use, event_stream, event_stream_step, webhook_answer,
  upload_answer, erasure, flyway_schema_history FROM ${role};
REVOKE ALL ON FUNCTION airlock_erase_file(uuid, text, text),
  airlock_erase_traces(text, text, text, integer) FROM ${role};
GRANT SELECT ON file, file_event, file_grant, quota_use, event_stream, event_stream_step, webhook_answer,
  flyway_schema_history TO ${role};
GRANT INSERT ON file_event, event_stream_step, webhook_answer TO ${role};
GRANT SELECT (tenant, owner, started_at), DELETE ON upload_answer TO ${role};
GRANT DELETE ON webhook_answer, quota_use, event_stream_step TO ${role};
GRANT UPDATE (status, sequence, uploaded_at, settled_at,
  claim_scan_id, claim_scanner, claim_bucket, claim_key, claim_version_id, claim_e_tag, claim_size,
  claim_claimed_at, claim_superseded,
  finding_sha256, finding_detected_content_type, finding_reason, finding_threats, finding_where,
  finding_what, finding_engine, finding_engine_version, finding_database_version, finding_node,
  finding_proved_at, finding_started_at, finding_finished_at,
  location_bucket, location_key, location_version_id, leftovers,
  deletion_deleted_at, deletion_former_status, deletion_restorable_until, deletion_purged_at,
  rescan_requested_at, rescan_waives, rescan_by, rescan_because, release_by, release_reason,
  first_sha256, requeued_at, requeues)
  ON file TO ${role};
GRANT UPDATE (stream_position, details, times, last_at) ON file_event TO ${role};
-- As the former version does, while both are running.
GRANT UPDATE ON event_stream TO ${role};
