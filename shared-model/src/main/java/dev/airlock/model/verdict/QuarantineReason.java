package dev.airlock.model.verdict;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// Why an object is not clean although no malware was named.
public enum QuarantineReason {
  /// The content is encrypted, so the engine could not look inside.
  ENCRYPTED,
  /// It holds something that no scanner here can open.
  UNSCANNABLE,
  /// The engine's heuristics raised an alarm, but no signature matched.
  SUSPICIOUS,
  /// The engine stopped at one of its limits (size, nesting, number of members, time).
  LIMITS_EXCEEDED,
  /// The object is larger than its profile allows.
  TOO_LARGE,
  /// The bytes are not what the uploader declared.
  TYPE_MISMATCH,
  /// The bytes are of a type that the profile does not accept.
  TYPE_NOT_ALLOWED,
  /// The content is damaged so that the engine could not read it.
  CORRUPT,
  /// Size or SHA-256 contradict what was declared or what S3 stored.
  CHECKSUM_MISMATCH,
  /// No scan could be completed within the allowed attempts.
  SCAN_FAILED,
  /// The object has no bytes.
  EMPTY;

  /// Whether an operator may release a file in spite of this reason, if a scan finds nothing else.
  /// Not where a scan was cut short, or the bytes are not the ones that were declared.
  public boolean isWaivable() {
    return switch (this) {
      case ENCRYPTED, UNSCANNABLE, SUSPICIOUS, TYPE_MISMATCH, TYPE_NOT_ALLOWED, CORRUPT -> true;
      case LIMITS_EXCEEDED, TOO_LARGE, CHECKSUM_MISMATCH, SCAN_FAILED, EMPTY -> false;
    };
  }

  /// The kebab-case name that callers see.
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The reason that callers know by `wireName`.
  ///
  /// @throws IllegalArgumentException if no reason has that name
  @JsonCreator
  public static QuarantineReason parse(String wireName) {
    return Arrays.stream(values())
        .filter(reason -> reason.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such quarantine reason"));
  }
}
