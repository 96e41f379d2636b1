package dev.airlock.model.verdict;

import dev.airlock.model.file.FileStatus;
import java.util.List;

/// What a scanner said about one object version. A fault is not a verdict: a scan that could not be
/// completed throws, and the object is scanned again.
public sealed interface Verdict {

  /// The state that the file takes.
  FileStatus status();

  /// What was found and where, as far as there is something to add to the verdict.
  default Explanation explanation() {
    return Explanation.NONE;
  }

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
  record Infected(List<String> threats, Explanation explanation) implements Verdict {
    public Infected {
      threats = List.copyOf(threats);
      if (threats.isEmpty()) {
        throw new IllegalArgumentException("an infected verdict names at least one threat");
      }
    }

    public Infected(List<String> threats) {
      this(threats, Explanation.NONE);
    }

    @Override
    public FileStatus status() {
      return FileStatus.INFECTED;
    }
  }

  /// The object can't be trusted, whatever the engine said.
  record Quarantined(QuarantineReason reason, Explanation explanation) implements Verdict {
    public Quarantined(QuarantineReason reason) {
      this(reason, Explanation.NONE);
    }

    @Override
    public FileStatus status() {
      return FileStatus.QUARANTINED;
    }
  }
}
