package dev.airlock.registry.file;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.file.InfectedObjects;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.verdict.Explanation;
import dev.airlock.model.verdict.QuarantineReason;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row of the table `file`.
record FileRow(ResultSet row) {

  RegisteredFile file() throws SQLException {
    return new RegisteredFile(
        new FileId(uuid("id")),
        text("owner"),
        row.getString("tenant"),
        text("profile"),
        text("file_name"),
        text("content_type"),
        row.getLong("declared_size"),
        row.getLong("max_size"),
        row.getString("declared_sha256"),
        new Json(text("metadata")),
        upload(),
        handling(),
        row.getObject("replaces") == null ? null : new FileId(uuid("replaces")),
        FileStatus.parse(text("status")),
        row.getLong("sequence"),
        time("created_at"),
        time("expires_at"),
        timeOrNull("uploaded_at"),
        timeOrNull("settled_at"),
        claim(),
        finding(),
        location(),
        deletion(),
        rescan(),
        release(),
        row.getString("first_sha256"));
  }

  private UploadDetails upload() throws SQLException {
    return new UploadDetails(
        UploadMethod.valueOf(text("upload_method")),
        row.getString("upload_multipart_id"),
        row.getObject("upload_part_size", Long.class));
  }

  private Handling handling() throws SQLException {
    return new Handling(
        text("handling_cache_control"),
        Disposition.valueOf(text("handling_disposition")),
        InfectedObjects.valueOf(text("handling_infected")),
        Duration.ofSeconds(row.getLong("handling_retention")));
  }

  private @Nullable ScanClaim claim() throws SQLException {
    if (row.getObject("claim_scan_id") == null) {
      return null;
    }
    ObjectVersion object =
        new ObjectVersion(
            text("claim_bucket"),
            text("claim_key"),
            row.getString("claim_version_id"),
            text("claim_e_tag"),
            row.getLong("claim_size"));
    return new ScanClaim(
        uuid("claim_scan_id"),
        text("claim_scanner"),
        object,
        time("claim_claimed_at"),
        texts("claim_superseded"));
  }

  private @Nullable ScanFinding finding() throws SQLException {
    String sha256 = row.getString("finding_sha256");
    QuarantineReason reason = reason("finding_reason");
    List<String> threats = texts("finding_threats");
    // Every verdict has one of these; see the constraints of the table.
    if (sha256 == null && reason == null && threats == null) {
      return null;
    }
    return new ScanFinding(
        sha256,
        row.getString("finding_detected_content_type"),
        reason,
        threats,
        // A service of the former version may have left one with a file that is clean by now.
        reason == null && threats == null
            ? Explanation.NONE
            : new Explanation(row.getString("finding_where"), row.getString("finding_what")),
        row.getString("finding_engine"),
        row.getString("finding_engine_version"),
        row.getString("finding_database_version"),
        timeOrNull("finding_started_at"),
        timeOrNull("finding_finished_at"));
  }

  private @Nullable ObjectLocation location() throws SQLException {
    String bucket = row.getString("location_bucket");
    return bucket == null
        ? null
        : new ObjectLocation(bucket, text("location_key"), row.getString("location_version_id"));
  }

  private @Nullable Deletion deletion() throws SQLException {
    Instant deletedAt = timeOrNull("deletion_deleted_at");
    return deletedAt == null
        ? null
        : new Deletion(
            deletedAt,
            status("deletion_former_status"),
            timeOrNull("deletion_restorable_until"),
            timeOrNull("deletion_purged_at"));
  }

  private @Nullable Rescan rescan() throws SQLException {
    Instant requestedAt = timeOrNull("rescan_requested_at");
    return requestedAt == null ? null : new Rescan(requestedAt, reason("rescan_waives"));
  }

  private @Nullable Release release() throws SQLException {
    String by = row.getString("release_by");
    return by == null ? null : new Release(by, text("release_reason"));
  }

  private @Nullable FileStatus status(String column) throws SQLException {
    String status = row.getString(column);
    return status == null ? null : FileStatus.parse(status);
  }

  private @Nullable QuarantineReason reason(String column) throws SQLException {
    String reason = row.getString(column);
    return reason == null ? null : QuarantineReason.parse(reason);
  }

  private String text(String column) throws SQLException {
    return present(column, row.getString(column));
  }

  private @Nullable List<String> texts(String column) throws SQLException {
    Array texts = row.getArray(column);
    return texts == null ? null : List.of((String[]) texts.getArray());
  }

  private UUID uuid(String column) throws SQLException {
    return present(column, row.getObject(column, UUID.class));
  }

  private Instant time(String column) throws SQLException {
    return present(column, timeOrNull(column));
  }

  private @Nullable Instant timeOrNull(String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static <T> T present(String column, @Nullable T value) throws SQLException {
    if (value == null) {
      throw new SQLException(column + " is missing");
    }
    return value;
  }
}
