package dev.airlock.model.scanresult;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// The kind of a scan-result message: `scanning` claims an object version, the others report its
/// verdict.
public enum ScanResultStatus {
  SCANNING,
  CLEAN,
  INFECTED,
  QUARANTINED;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The status that callers know by `wireName`.
  ///
  /// @throws IllegalArgumentException if no status has that name
  @JsonCreator
  public static ScanResultStatus parse(String wireName) {
    return Arrays.stream(values())
        .filter(status -> status.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such scan status"));
  }
}
