package dev.airlock.registry.model;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.registry.fixture.StepClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/// What the tables state about a file, in words that can be compared and read. [#in] reads them
/// without any code that is under test.
///
/// @param requests how often another scan was queued, and when last
/// @param rescan the pending request for a rescan, and what rescans left
/// @param events the audit log, one line each; those that changed the file begin with a number
record StoredFile(
    String status,
    long sequence,
    String claim,
    String finding,
    String times,
    String requests,
    String rescan,
    String deletion,
    List<String> events) {

  private static final String QUERY =
      """
      SELECT id, status, sequence,
        concat_ws(' ', claim_scan_id, claim_scanner, claim_bucket, claim_key, claim_version_id,
          claim_e_tag, claim_size, since(claim_claimed_at),
          'after ' || array_to_string(claim_superseded, ' and ')) AS claim,
        concat_ws(' ', finding_sha256, finding_reason, array_to_string(finding_threats, ','),
          finding_where, finding_what, location_bucket, location_key, location_version_id)
          AS finding,
        concat_ws(' ', 'uploaded ' || since(uploaded_at), 'settled ' || since(settled_at)) AS times,
        concat_ws(' ', nullif(requeues, 0), since(requeued_at)) AS requests,
        concat_ws(' ', 'wanted ' || since(rescan_requested_at), rescan_waives,
          'first ' || first_sha256, (
            SELECT string_agg(concat_ws(' ', 'left', leftover ->> 'scanId', leftover ->> 'bucket',
              leftover ->> 'key', leftover ->> 'versionId'), ' ')
            FROM jsonb_array_elements(leftovers) AS leftover)) AS rescan,
        concat_ws(' ', deletion_former_status, since(deletion_deleted_at),
          'restorable until ' || since(deletion_restorable_until),
          'purged ' || since(deletion_purged_at)) AS deletion,
        ARRAY(
          SELECT concat_ws(' ', sequence, status, action, actor, data ->> 'sequence',
            data ->> 'status', data ->> 'sha256', data ->> 'reason', (
              SELECT string_agg(threat, ',')
              FROM jsonb_array_elements_text(data -> 'threats') AS threat),
            data ->> 'where', data ->> 'what', details ->> 'waived',
            'once restored ' || (details ->> 'onceRestored'), since(occurred_at))
          FROM file_event WHERE file_id = file.id ORDER BY position) AS events
      FROM file WHERE id = ANY(?)
      """
          .replaceAll(
              "since\\((\\w+)\\)",
              "('@' || extract(epoch FROM $1 - timestamptz '%s'))".formatted(StepClock.START));

  static Map<FileId, StoredFile> in(JdbcTemplate database, List<FileId> files) {
    Map<FileId, StoredFile> stored = new HashMap<>();
    database.query(
        QUERY,
        row -> {
          stored.put(
              new FileId(row.getObject("id", UUID.class)),
              new StoredFile(
                  row.getString("status"),
                  row.getLong("sequence"),
                  row.getString("claim"),
                  row.getString("finding"),
                  row.getString("times"),
                  row.getString("requests"),
                  row.getString("rescan"),
                  row.getString("deletion"),
                  List.of((String[]) row.getArray("events").getArray())));
        },
        (Object) files.stream().map(FileId::value).toArray(UUID[]::new));
    return stored;
  }

  /// The events that changed the file, in their order.
  List<String> changes() {
    return events.stream().filter(event -> Character.isDigit(event.charAt(0))).toList();
  }

  /// Those that changed nothing.
  List<String> notes() {
    return events.stream().filter(event -> !Character.isDigit(event.charAt(0))).toList();
  }

  /// The statuses that the file went through.
  List<FileStatus> states() {
    return changes().stream().map(event -> FileStatus.parse(event.split(" ", 3)[1])).toList();
  }

  /// With the notes in no order: several can be written at the same time.
  StoredFile unordered() {
    List<String> sorted = Stream.concat(changes().stream(), notes().stream().sorted()).toList();
    return new StoredFile(
        status, sequence, claim, finding, times, requests, rescan, deletion, sorted);
  }

  /// How the tables state that a scan holds the file.
  static String held(UUID scan, String scanner, ObjectVersion object, Instant claimedAt) {
    return words(
        scan.toString(),
        scanner,
        object.bucket(),
        object.key(),
        object.versionId() == null ? "" : object.versionId(),
        object.eTag(),
        Long.toString(object.size()),
        since(claimedAt));
  }

  /// How the tables state what a scan may have left behind.
  static String left(UUID scan, ObjectLocation location) {
    return words(
        "left",
        scan.toString(),
        location.bucket(),
        location.key(),
        location.versionId() == null ? "" : location.versionId());
  }

  /// A time, in seconds since the start of every history.
  static String since(Instant time) {
    Duration since = Duration.between(StepClock.START, time);
    return "@%d.%06d".formatted(since.toSeconds(), since.toNanosPart() / 1_000);
  }

  static String words(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
  }
}
