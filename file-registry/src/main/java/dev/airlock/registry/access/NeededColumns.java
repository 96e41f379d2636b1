package dev.airlock.registry.access;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What statements of this version use of the schema. Without any of it the database belongs to
/// another version, or was restored without its tables.
public final class NeededColumns {
  private static final String TABLES =
      """
      file id owner tenant profile file_name content_type declared_size max_size declared_sha256
      file metadata status sequence created_at expires_at uploaded_at settled_at
      file upload_method upload_multipart_id upload_part_size replaces
      file handling_cache_control handling_disposition handling_infected handling_retention
      file deletion_deleted_at deletion_former_status deletion_restorable_until deletion_purged_at
      file claim_scan_id claim_scanner claim_bucket claim_key claim_version_id claim_e_tag claim_size
      file claim_claimed_at claim_superseded first_sha256
      file finding_sha256 finding_detected_content_type finding_reason finding_threats
      file finding_engine finding_engine_version finding_database_version finding_started_at
      file finding_finished_at finding_where finding_what finding_node finding_proved_at
      file location_bucket location_key location_version_id leftovers
      file requeued_at requeues rescan_requested_at rescan_waives rescan_by rescan_because
      file release_by release_reason
      file_label digest file_id
      file_event position file_id sequence status actor occurred_at data stream_position action
      file_event actor_tenant address details folded_hour caller times last_at traceparent
      file_grant id file_id tenant owner grantee created_at expires_at revoked_at
      quota_use tenant owner profile since files bytes size registered_at
      event_stream numbered published
      event_stream_step numbered published
      erasure id tenant subject_sha256 requested_by requested_at completed_at files entries grants
      erasure files_sha256
      webhook_answer scanner message_id digest status body answered_at
      upload_answer tenant owner key started_at digest status body
      """;

  /// Each as `table.column`.
  public static final List<String> ALL = TABLES.lines().flatMap(NeededColumns::of).toList();

  private NeededColumns() {}

  private static Stream<String> of(String line) {
    String[] words = line.split(" ", -1);
    return Arrays.stream(words).skip(1).map(column -> words[0] + "." + column);
  }
}
