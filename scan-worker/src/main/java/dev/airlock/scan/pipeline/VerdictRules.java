package dev.airlock.scan.pipeline;

import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.verdict.Explanation;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.clamav.EngineReply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The one place where a verdict is made. Malware comes first, whatever else is wrong and whoever
/// waives it; `Clean` is what remains when nothing is wrong that is not waived.
final class VerdictRules {

  private VerdictRules() {}

  /// The verdict on an object, under the policy with which its file was accepted.
  static Verdict verdictOn(ScanOutcome outcome, ScanPolicy policy) {
    List<Verdict.Quarantined> findings = new ArrayList<>();
    switch (outcome.reply()) {
      case EngineReply.Found(String threat) -> {
        return new Verdict.Infected(List.of(threat));
      }
      case EngineReply.Encrypted() -> {
        // clamd names one of several reasons, and not always the same one. It may not have read to
        // the end what it could read of an object that is encrypted in parts.
        if (!outcome.type().encrypted()) {
          return new Verdict.Quarantined(QuarantineReason.ENCRYPTED);
        }
      }
      case EngineReply.LimitExceeded() -> add(findings, QuarantineReason.LIMITS_EXCEEDED);
      case EngineReply.Suspicious(String heuristic, boolean alone) -> {
        Verdict.Quarantined suspicious = suspicious(heuristic);
        if (!alone) {
          return suspicious;
        }
        findings.add(suspicious);
      }
      case EngineReply.NothingFound() -> {}
    }
    if (outcome.size() == 0) {
      add(findings, QuarantineReason.EMPTY);
    }
    if (outcome.size() > policy.maxSize()) {
      add(findings, QuarantineReason.TOO_LARGE);
    }
    if (contradicts(outcome, policy)) {
      add(findings, QuarantineReason.CHECKSUM_MISMATCH);
    }
    // Of these each is waived by itself: who vouches for an encrypted file does not vouch for one
    // that is something else than it claims to be.
    if (outcome.type().encrypted()) {
      add(findings, QuarantineReason.ENCRYPTED);
    }
    switch (outcome.type().fit()) {
      case CORRUPT -> add(findings, QuarantineReason.CORRUPT);
      case MISMATCH -> add(findings, QuarantineReason.TYPE_MISMATCH);
      case FITS -> {}
    }
    return findings.stream()
        .filter(finding -> !policy.waives(finding.reason()))
        .findFirst()
        .<Verdict>map(Function.identity())
        .orElseGet(Verdict.Clean::new);
  }

  private static void add(List<Verdict.Quarantined> findings, QuarantineReason reason) {
    findings.add(new Verdict.Quarantined(reason));
  }

  private static Verdict.Quarantined suspicious(String heuristic) {
    return new Verdict.Quarantined(
        QuarantineReason.SUSPICIOUS, Explanation.cleaned(null, heuristic));
  }

  private static boolean contradicts(ScanOutcome outcome, ScanPolicy policy) {
    return !outcome.complete()
        || outcome.size() != outcome.sizeInS3()
        || outcome.size() != policy.size()
        || (policy.sha256() != null && !policy.sha256().equals(outcome.sha256()));
  }
}
