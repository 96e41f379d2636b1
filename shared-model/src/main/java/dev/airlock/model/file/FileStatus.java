package dev.airlock.model.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// The state of a file.
///
/// `clean` is the only state in which a file can be downloaded. Which states may follow each is the
/// contract's state diagram, [#mayBecome]. The registry enforces it by guarded updates, and its
/// tests compare every change that they allow with the diagram.
public enum FileStatus {
  /// Initiated; no scanner has claimed an object of it yet.
  PENDING,
  /// A scanner holds one object version of the file.
  SCANNING,
  /// A scanner in service read every byte and found nothing.
  CLEAN,
  /// Malware was found; the object is isolated.
  INFECTED,
  /// The object cannot be trusted, though no malware was named; it is isolated.
  QUARANTINED,
  /// Nothing was uploaded while the presigned URL was valid.
  EXPIRED,
  /// Deleted by its owner or an operator; a file that had a verdict can be restored for a while.
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

  /// Whether the state diagram has an arrow from this state to `next`.
  public boolean mayBecome(FileStatus next) {
    return successors().contains(next);
  }

  private Set<FileStatus> successors() {
    return switch (this) {
      case PENDING -> Set.of(SCANNING, EXPIRED, DELETED);
      case SCANNING -> Set.of(CLEAN, INFECTED, QUARANTINED, DELETED);
      case CLEAN -> Set.of(SCANNING, INFECTED, DELETED);
      case QUARANTINED -> Set.of(SCANNING, DELETED);
      case INFECTED, EXPIRED -> Set.of(DELETED);
      // Restored to what it was, or to what its rescan made of it meanwhile. A file without a
      // verdict
      // cannot be restored.
      case DELETED -> Set.of(SCANNING, CLEAN, INFECTED, QUARANTINED);
    };
  }
}
