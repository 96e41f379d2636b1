package dev.airlock.sandbox.upload;

import java.util.List;

/// Where a file stands.
///
/// @param reason why it is quarantined; else empty
/// @param threats what was found in it; else empty
public record FileState(String status, String reason, List<String> threats) {

  public FileState {
    threats = List.copyOf(threats);
  }

  /// Whether nothing more will happen by itself.
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
