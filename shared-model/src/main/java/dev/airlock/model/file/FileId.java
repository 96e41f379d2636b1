package dev.airlock.model.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// The identity of one uploaded file: a UUID, version 7 where Airlock issued it.
public record FileId(@JsonValue UUID value) {

  /// Reads the canonical 36-character form and nothing else; `UUID.fromString` alone would also
  /// take shortened groups such as `1-1-1-1-1`.
  ///
  /// @throws IllegalArgumentException if `text` is anything but a UUID in canonical form
  @JsonCreator
  public static FileId of(String text) {
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException("not a UUID in its canonical form");
    }
    return new FileId(uuid);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
