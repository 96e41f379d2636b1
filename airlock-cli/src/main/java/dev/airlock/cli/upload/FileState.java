package dev.airlock.cli.upload;

import java.util.List;

/// The state of a file.
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

  /// Whether the file has its verdict.
  public boolean isFinal() {
    return !status.equals("pending") && !status.equals("scanning");
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
