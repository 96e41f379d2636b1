package dev.airlock.model.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// What is done with an object in which malware was found.
public enum InfectedObjects {
  /// It is copied to the quarantine bucket.
  ISOLATE,
  /// It is deleted and no copy is kept.
  DELETE;

  /// The lower-case name on the wire.
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The choice that has that name on the wire.
  ///
  /// @throws IllegalArgumentException if none has
  @JsonCreator
  public static InfectedObjects parse(String wireName) {
    return Arrays.stream(values())
        .filter(choice -> choice.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such choice"));
  }
}
