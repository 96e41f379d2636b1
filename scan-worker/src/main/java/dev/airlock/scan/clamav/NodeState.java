package dev.airlock.scan.clamav;

import java.util.Locale;

/// The state of a clamd. Only one that is [#UP] gets anything to scan.
enum NodeState {
  /// It has not passed the canary yet.
  JOINING,
  /// It is in service.
  UP,
  /// It does not answer.
  UNREACHABLE,
  /// It answers, but misses malware or finds some in harmless bytes.
  FAILED_CANARY,
  /// Its signatures are older than allowed.
  TOO_OLD;

  String inWords() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
