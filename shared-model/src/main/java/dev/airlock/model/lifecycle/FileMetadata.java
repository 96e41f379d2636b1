package dev.airlock.model.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.QuarantineReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What callers and consumers see of a file: the answer to `GET /files/{fileId}` and the data of
/// every lifecycle event. Absent values are left out of the JSON.
///
/// @param size bytes: as declared until the object was scanned, then as scanned
/// @param sha256 lower-case hex: as declared (if it was) until scanned, then of the scanned stream
/// @param contentType the media type that the uploader declared
/// @param detectedContentType the media type that the scanned bytes show
/// @param reason only when quarantined
/// @param threats names of the malware found, only when infected
/// @param where the path inside the file to what was found; absent if it is the file as a whole
/// @param what in plain words what was found, if there is more to say than the reason or the names
/// @param scan which engine scanned it and when, once a scan has begun
/// @param uploadedAt when the object was created, as S3's event says; if it does not say, when the
///   object was first claimed for scanning
/// @param restorableUntil only of a deleted file that can be restored
/// @param releasedBy the operator who waived what the file was quarantined for; only when clean
/// @param releaseReason why, in the operator's words
/// @param sequence counts the changes of the file from 1; consumers of events drop those that they
///   have seen
/// @param metadata the uploader's own labels
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileMetadata(
    FileId fileId,
    String fileName,
    String profile,
    long size,
    @Nullable String sha256,
    String contentType,
    @Nullable String detectedContentType,
    FileStatus status,
    @Nullable QuarantineReason reason,
    @Nullable List<String> threats,
    @Nullable String where,
    @Nullable String what,
    @Nullable ScanSummary scan,
    Instant createdAt,
    @Nullable Instant uploadedAt,
    @Nullable Instant settledAt,
    @Nullable Instant restorableUntil,
    @Nullable String releasedBy,
    @Nullable String releaseReason,
    long sequence,
    Map<String, String> metadata) {

  public FileMetadata {
    threats = threats == null ? null : List.copyOf(threats);
    metadata = Map.copyOf(metadata);
  }

  /// The scan behind a verdict, or the one under way.
  ///
  /// @param databaseVersion the version of the engine's signature database
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ScanSummary(
      @Nullable String engine,
      @Nullable String engineVersion,
      @Nullable String databaseVersion,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt) {}
}
