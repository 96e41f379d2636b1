package dev.airlock.model.verdict;

import dev.airlock.model.file.FileStatus;
import java.util.List;

/// What a scanner said about one object version. A fault is not a verdict: a scan that could not be
/// completed throws, and the object is scanned again.
public sealed interface Verdict {

  /// The state that the file takes.
  FileStatus status();

  /// A scanner in service read every byte, exceeded no limit and found nothing.
  record Clean() implements Verdict {
    @Override
    public FileStatus status() {
      return FileStatus.CLEAN;
    }
  }

  /// Malware was found.
  ///
  /// @param threats the engine's names for it, at least one
  record Infected(List<String> threats) implements Verdict {
    public Infected {
      threats = List.copyOf(threats);
      if (threats.isEmpty()) {
        throw new IllegalArgumentException("an infected verdict names at least one threat");
      }
    }

    @Override
    public FileStatus status() {
      return FileStatus.INFECTED;
    }
  }

  /// The object can't be trusted, whatever the engine said.
  record Quarantined(QuarantineReason reason) implements Verdict {
    @Override
    public FileStatus status() {
      return FileStatus.QUARANTINED;
    }
  }
}
