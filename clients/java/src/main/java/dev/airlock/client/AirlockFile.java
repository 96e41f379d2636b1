package dev.airlock.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What Airlock knows of a file. More statuses and reasons may be added.
///
/// @param status `pending`, `scanning`, `clean`, `infected`, `quarantined`, `expired` or `deleted`
/// @param size bytes
/// @param sha256 lower-case hex; absent until the file was scanned, unless it was declared
/// @param reason why it is quarantined
/// @param threats what was found in it, if it is infected
/// @param where the path inside the file to what was found
/// @param what in plain words what was found
/// @param sequence counts the changes of the file from 1
public record AirlockFile(
    String fileId,
    String fileName,
    String profile,
    long size,
    @Nullable String sha256,
    String contentType,
    @Nullable String detectedContentType,
    String status,
    @Nullable String reason,
    @Nullable List<String> threats,
    @Nullable String where,
    @Nullable String what,
    Instant createdAt,
    @Nullable Instant uploadedAt,
    @Nullable Instant settledAt,
    @Nullable Instant restorableUntil,
    @Nullable String releasedBy,
    @Nullable String releaseReason,
    Map<String, String> metadata,
    long sequence) {
  private static final Set<String> AHEAD = Set.of("pending", "scanning");

  public AirlockFile {
    threats = threats == null ? null : List.copyOf(threats);
    metadata = Map.copyOf(metadata);
  }

  /// Whether it can be downloaded.
  public boolean isClean() {
    return status.equals("clean");
  }

  /// Whether it has its verdict, or will never have one.
  public boolean isSettled() {
    return !AHEAD.contains(status);
  }
}
