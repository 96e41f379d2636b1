package dev.airlock.cli.upload;

import dev.airlock.client.AirlockFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The state of a file, in words.
///
/// @param reason why it is quarantined; else empty
/// @param threats what was found in it; else empty
/// @param where the path inside the file to what was found; empty if it is the file as a whole
/// @param what in words what was found; empty if there is nothing to add
public record FileState(
    String status, String reason, List<String> threats, String where, String what) {

  public FileState {
    threats = List.copyOf(threats);
  }

  /// The state of that file.
  public static FileState of(AirlockFile file) {
    List<String> threats = file.threats();
    return new FileState(
        file.status(),
        orEmpty(file.reason()),
        threats == null ? List.of() : threats,
        orEmpty(file.where()),
        orEmpty(file.what()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /// For people: the status with what explains it.
  public String text() {
    String cause = reason.isEmpty() ? String.join(", ", threats) : reason;
    if (cause.isEmpty()) {
      return status;
    }
    String place = where.isEmpty() ? "" : " in " + where;
    String words = what.isEmpty() ? "" : ": " + what;
    return status + " (" + cause + place + words + ")";
  }
}
