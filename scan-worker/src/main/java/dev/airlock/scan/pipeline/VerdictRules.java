package dev.airlock.scan.pipeline;

import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.clamav.EngineReply;
import dev.airlock.scan.type.DetectedType.Fit;
import java.util.ArrayList;
import java.util.List;

/// The one place where a verdict is made. Malware comes first, whatever else is wrong and whoever
/// waives it; `Clean` is what remains when nothing is wrong that is not waived.
final class VerdictRules {

  private VerdictRules() {}

  /// The verdict on an object, under the policy with which its file was accepted.
  static Verdict verdictOn(ScanOutcome outcome, ScanPolicy policy) {
    List<QuarantineReason> reasons = new ArrayList<>();
    switch (outcome.reply()) {
      case EngineReply.Found(String threat) -> {
        return new Verdict.Infected(List.of(threat));
      }
      case EngineReply.Encrypted() -> {
        // clamd names one of several reasons, and not always the same one. It may not have read to
        // the end what it could read of an object that is encrypted in parts.
        if (outcome.type().fit() != Fit.ENCRYPTED) {
          return new Verdict.Quarantined(QuarantineReason.ENCRYPTED);
        }
        reasons.add(QuarantineReason.ENCRYPTED);
      }
      case EngineReply.LimitExceeded() -> reasons.add(QuarantineReason.LIMITS_EXCEEDED);
      case EngineReply.NothingFound() -> {}
    }
    if (outcome.size() == 0) {
      reasons.add(QuarantineReason.EMPTY);
    }
    if (outcome.size() > policy.maxSize()) {
      reasons.add(QuarantineReason.TOO_LARGE);
    }
    if (contradicts(outcome, policy)) {
      reasons.add(QuarantineReason.CHECKSUM_MISMATCH);
    }
    switch (outcome.type().fit()) {
      case ENCRYPTED -> reasons.add(QuarantineReason.ENCRYPTED);
      case CORRUPT -> reasons.add(QuarantineReason.CORRUPT);
      case MISMATCH -> reasons.add(QuarantineReason.TYPE_MISMATCH);
      case FITS -> {}
    }
    return reasons.stream()
        .filter(reason -> !policy.waives(reason))
        .findFirst()
        .<Verdict>map(Verdict.Quarantined::new)
        .orElseGet(Verdict.Clean::new);
  }

  private static boolean contradicts(ScanOutcome outcome, ScanPolicy policy) {
    return !outcome.complete()
        || outcome.size() != outcome.sizeInS3()
        || outcome.size() != policy.size()
        || (policy.sha256() != null && !policy.sha256().equals(outcome.sha256()));
  }
}
