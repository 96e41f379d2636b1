package dev.airlock.cli.upload;

import java.util.List;

/// The state of a file.
///
/// @param reason why it is quarantined; else empty
/// @param threats what was found in it; else empty
public record FileState(String status, String reason, List<String> threats) {

  public FileState {
    threats = List.copyOf(threats);
  }

  /// Whether the file has its verdict.
  public boolean isFinal() {
    return !status.equals("pending") && !status.equals("scanning");
  }

  /// For people: the status with what explains it.
  public String text() {
    if (!reason.isEmpty()) {
      return status + " (" + reason + ")";
    }
    return threats.isEmpty() ? status : status + " (" + String.join(", ", threats) + ")";
  }
}
