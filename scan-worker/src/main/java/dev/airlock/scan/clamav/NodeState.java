package dev.airlock.scan.clamav;

import java.util.Locale;

/// How a scanner is. Only one that is [#UP] gets anything to scan.
enum NodeState {
  /// It has to show first that it scans.
  JOINING,
  /// It finds what it must and nothing else.
  UP,
  /// It does not answer.
  UNREACHABLE,
  /// It answers, but does not find what it must, or finds what is not there.
  FAILED_CANARY,
  /// Its signatures are older than allowed.
  TOO_OLD;

  String inWords() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
