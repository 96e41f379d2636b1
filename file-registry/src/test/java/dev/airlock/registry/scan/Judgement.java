package dev.airlock.registry.scan;

import java.time.Instant;

/// What a model's file was found to be.
///
/// @param because the reason or the threats
record Judgement(String sha256, String because, String copyVersion, Instant at) {

  static Judgement of(Finding finding, Instant at) {
    return new Judgement(finding.sha256(), finding.because(), finding.copyVersion(), at);
  }

  /// Of a file whose object is lost, so that nobody can say anything of it.
  static Judgement withoutObject(Instant at) {
    return new Judgement("", "scan-failed", "", at);
  }

  String stored() {
    return Stored.words(sha256, because, copyVersion);
  }
}
