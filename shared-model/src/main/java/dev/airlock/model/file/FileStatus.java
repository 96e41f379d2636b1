package dev.airlock.model.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// Where a file stands on its way through the airlock.
///
/// `clean` is the only state in which a file can be downloaded. Each state knows which states may
/// follow it. The registry enforces that by guarded updates; a test compares both with the
/// contract.
public enum FileStatus {
  /// Announced; no object has been claimed by a scanner yet.
  PENDING,
  /// A scanner holds one object version of the file.
  SCANNING,
  /// Every byte was scanned by a healthy scanner and nothing was found.
  CLEAN,
  /// Malware was found; the object is isolated.
  INFECTED,
  /// No verdict that can be trusted; the object is isolated.
  QUARANTINED,
  /// Nothing was uploaded while the presigned URL was valid.
  EXPIRED,
  /// Removed by its owner or an operator; a settled file can be restored for a while.
  DELETED;

  /// The lower-case name that callers see.
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The state that callers know by `wireName`.
  ///
  /// @throws IllegalArgumentException if no state has that name
  @JsonCreator
  public static FileStatus parse(String wireName) {
    return Arrays.stream(values())
        .filter(status -> status.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such file status"));
  }

  /// Whether `next` may directly follow this state.
  public boolean mayBecome(FileStatus next) {
    return successors().contains(next);
  }

  /// Whether a verdict holds: nothing more will happen by itself.
  public boolean isSettled() {
    return switch (this) {
      case CLEAN, INFECTED, QUARANTINED -> true;
      case PENDING, SCANNING, EXPIRED, DELETED -> false;
    };
  }

  private Set<FileStatus> successors() {
    return switch (this) {
      case PENDING -> Set.of(SCANNING, EXPIRED, DELETED);
      case SCANNING -> Set.of(CLEAN, INFECTED, QUARANTINED, DELETED);
      case CLEAN -> Set.of(SCANNING, INFECTED, DELETED);
      case QUARANTINED -> Set.of(SCANNING, DELETED);
      case INFECTED, EXPIRED -> Set.of(DELETED);
      // Restored to what it was. What was not settled is gone for good.
      case DELETED -> Set.of(CLEAN, INFECTED, QUARANTINED);
    };
  }
}
