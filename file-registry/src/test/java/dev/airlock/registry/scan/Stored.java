package dev.airlock.registry.scan;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.scanresult.ObjectVersion;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/// What the tables say of a file, in words that can be compared and read. [#in] asks them past all
/// code that is under test.
///
/// @param events the audit trail, one line each; those that changed the file begin with a number
record Stored(
    String status,
    long sequence,
    String claim,
    String finding,
    String times,
    String deletion,
    List<String> events) {

  private static final String QUERY =
      """
      SELECT status, sequence,
        concat_ws(' ', claim_scan_id, claim_scanner, claim_bucket, claim_key, claim_version_id,
          claim_e_tag, claim_size) AS claim,
        concat_ws(' ', finding_sha256, finding_reason, array_to_string(finding_threats, ','),
          location_version_id) AS finding,
        concat_ws(' ', CASE WHEN uploaded_at IS NOT NULL THEN 'uploaded' END,
          CASE WHEN settled_at IS NOT NULL THEN 'settled' END) AS times,
        concat_ws(' ', deletion_former_status, CASE WHEN deletion_restorable_until > now()
          THEN 'restorable' WHEN deletion_restorable_until IS NOT NULL THEN 'over' END,
          CASE WHEN deletion_purged_at IS NOT NULL THEN 'purged' END) AS deletion,
        ARRAY(
          SELECT concat_ws(' ', sequence, status, action, actor, data ->> 'sequence',
            data ->> 'status', data ->> 'sha256', data ->> 'reason', (
              SELECT string_agg(threat, ',')
              FROM jsonb_array_elements_text(data -> 'threats') AS threat))
          FROM file_event WHERE file_id = file.id ORDER BY position) AS events
      FROM file WHERE id = ?
      """;

  static Stored in(JdbcTemplate database, FileId file) {
    return database
        .query(
            QUERY,
            (row, _) ->
                new Stored(
                    row.getString("status"),
                    row.getLong("sequence"),
                    row.getString("claim"),
                    row.getString("finding"),
                    row.getString("times"),
                    row.getString("deletion"),
                    List.of((String[]) row.getArray("events").getArray())),
            file.value())
        .getFirst();
  }

  /// The events that changed the file, in their order.
  List<String> changes() {
    return events.stream().filter(event -> Character.isDigit(event.charAt(0))).toList();
  }

  /// Those that only tell what happened.
  List<String> notes() {
    return events.stream().filter(event -> !Character.isDigit(event.charAt(0))).toList();
  }

  /// The states that the file went through.
  List<FileStatus> states() {
    return changes().stream().map(event -> FileStatus.parse(event.split(" ", 3)[1])).toList();
  }

  /// With the notes in no order: several can be taken at the same time.
  Stored unordered() {
    List<String> sorted = Stream.concat(changes().stream(), notes().stream().sorted()).toList();
    return new Stored(status, sequence, claim, finding, times, deletion, sorted);
  }

  /// How the tables say that a scan holds the file.
  static String claimed(FileId file, Step.Claim claim) {
    ObjectVersion object = claim.upload().of(file);
    return words(
        claim.scanId(file).toString(),
        claim.scanner(),
        object.bucket(),
        object.key(),
        object.versionId() == null ? "" : object.versionId(),
        object.eTag(),
        Long.toString(object.size()));
  }

  static String words(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
  }
}
