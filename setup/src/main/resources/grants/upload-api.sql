-- What upload-api does: registers files, deletes and restores them, requests rescans, grants access,
-- appends to the audit log. It never writes what a scan found, nor where a file lies.
REVOKE ALL ON file, file_event, file_grant, file_label, quota_use, event_stream, event_stream_step, webhook_answer,
  upload_answer, erasure, flyway_schema_history FROM ${role};
GRANT SELECT ON file, file_event, file_grant, file_label, quota_use, event_stream, upload_answer, erasure,
  flyway_schema_history TO ${role};
GRANT INSERT ON file, file_event, file_grant, quota_use, upload_answer, erasure TO ${role};
GRANT DELETE ON upload_answer TO ${role};
GRANT UPDATE (status, sequence, deletion_deleted_at, deletion_former_status, deletion_restorable_until,
  deletion_purged_at, rescan_requested_at, rescan_waives, rescan_by, rescan_because, first_sha256,
  requeued_at, requeues)
  ON file TO ${role};
GRANT UPDATE (details, times, last_at) ON file_event TO ${role};
GRANT UPDATE (started_at, digest, status, body) ON upload_answer TO ${role};
GRANT UPDATE (revoked_at) ON file_grant TO ${role};
GRANT UPDATE (completed_at, files, entries, grants, files_sha256) ON erasure TO ${role};
-- What names a person is erased by these, of files that are gone.
GRANT EXECUTE ON FUNCTION airlock_erase_file(uuid, text, text),
  airlock_erase_traces(text, text, text, integer) TO ${role};
