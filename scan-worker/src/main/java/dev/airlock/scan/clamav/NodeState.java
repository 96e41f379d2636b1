package dev.airlock.scan.clamav;

import java.util.Locale;

/// The state of a clamd. Only one that is [#UP] gets anything to scan.
enum NodeState {
  /// It has not passed the canaries yet.
  JOINING,
  /// It is in service.
  UP,
  /// It does not answer.
  UNREACHABLE,
  /// It answers, but gave no verdict on a canary.
  FAILED_CANARY,
  /// It calls something clean that it did not open, or finds malware in harmless bytes.
  MISCONFIGURED,
  /// Its release is older than allowed.
  ENGINE_TOO_OLD,
  /// Its signatures are older than allowed.
  TOO_OLD;

  String inWords() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
