package dev.airlock.scan.corpus;

import dev.airlock.model.verdict.Verdict;
import java.util.Locale;

/// How a file's scan can end here: clean, infected, or with the reason for its quarantine.
enum Ending {
  CLEAN,
  INFECTED,
  ENCRYPTED,
  LIMITS_EXCEEDED,
  UNSCANNABLE,
  CORRUPT,
  TYPE_MISMATCH;

  static Ending of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Clean() -> CLEAN;
      case Verdict.Infected _ -> INFECTED;
      case Verdict.Quarantined quarantined ->
          valueOf(quarantined.reason().name().toUpperCase(Locale.ROOT));
    };
  }
}
