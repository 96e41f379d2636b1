package dev.airlock.scan.pipeline;

import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.verdict.Explanation;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.clamav.EngineReply;
import dev.airlock.scan.structure.MemberPath;
import dev.airlock.scan.structure.StructureFindings;
import dev.airlock.scan.structure.StructureOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The one place where a verdict is made. Malware comes first, whatever else is wrong and whoever
/// waives it; `Clean` is what remains when nothing is wrong that is not waived.
final class VerdictRules {

  private VerdictRules() {}

  /// The verdict on an object, under the policy with which its file was accepted.
  static Verdict verdictOn(ScanOutcome outcome, ScanPolicy policy) {
    if (outcome.reply() instanceof EngineReply.Found(String threat)) {
      return new Verdict.Infected(List.of(threat));
    }
    if (outcome.structure().worst() instanceof StructureOutcome.Infected(var threat, var path)) {
      return new Verdict.Infected(List.of(threat), explanation(null, path));
    }
    List<Verdict.Quarantined> inside = insideOf(outcome.structure());
    List<Verdict.Quarantined> findings = new ArrayList<>();
    switch (outcome.reply()) {
      // What was named and could not be unpacked either is among what was found inside.
      case EngineReply.Found _, EngineReply.NothingFound(), EngineReply.Unscanned _ -> {}
      case EngineReply.Encrypted() -> {
        // clamd names one of several reasons, and not always the same one. It may not have read to
        // the end what it could read of an object that is encrypted in parts.
        if (!isAllEncrypted(outcome)) {
          return inside.stream()
              .filter(finding -> finding.reason() == QuarantineReason.ENCRYPTED)
              .findFirst()
              .orElseGet(() -> new Verdict.Quarantined(QuarantineReason.ENCRYPTED));
        }
      }
      case EngineReply.LimitExceeded _ -> add(findings, QuarantineReason.LIMITS_EXCEEDED);
      case EngineReply.Suspicious(String heuristic, boolean alone) -> {
        Verdict.Quarantined suspicious = suspicious(heuristic);
        if (!alone) {
          return suspicious;
        }
        findings.add(suspicious);
      }
    }
    for (StructureOutcome found : outcome.structure().outcomes()) {
      // The engine may have had more to say of that member, so nobody can answer for it.
      if (found instanceof StructureOutcome.Suspicious(var heuristic, var path)) {
        return new Verdict.Quarantined(QuarantineReason.SUSPICIOUS, explanation(heuristic, path));
      }
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
    findings.addAll(inside);
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

  /// What was found in it, the worst first.
  private static List<Verdict.Quarantined> insideOf(StructureFindings structure) {
    return structure.outcomes().stream()
        .flatMap(outcome ->
            switch (outcome) {
              case StructureOutcome.Open(),
                  StructureOutcome.Infected _,
                  StructureOutcome.Suspicious _ ->
                  Stream.empty();
              case StructureOutcome.Encrypted(var path) ->
                  found(QuarantineReason.ENCRYPTED, null, path);
              case StructureOutcome.LimitsExceeded(var what, var path) ->
                  found(QuarantineReason.LIMITS_EXCEEDED, what, path);
              case StructureOutcome.Unscannable(var what, var path) ->
                  found(QuarantineReason.UNSCANNABLE, what, path);
              // Two findings: who answers for what contradicts itself does not answer for what
              // nobody has read.
              case StructureOutcome.Damaged(var what, var path) ->
                  Stream.concat(
                      found(QuarantineReason.CORRUPT, what, path),
                      found(QuarantineReason.UNSCANNABLE, what, path));
              case StructureOutcome.Corrupt(var what, var path) ->
                  found(QuarantineReason.CORRUPT, what, path);
            })
        .toList();
  }

  private static Stream<Verdict.Quarantined> found(
      QuarantineReason reason, @Nullable String what, MemberPath path) {
    return Stream.of(new Verdict.Quarantined(reason, explanation(what, path)));
  }

  private static Explanation explanation(@Nullable String what, MemberPath path) {
    return Explanation.cleaned(path.names().isEmpty() ? null : path.toString(), what);
  }

  // As a whole, so that there is nothing that the engine could have read.
  private static boolean isAllEncrypted(ScanOutcome outcome) {
    return outcome.type().encrypted()
        || outcome
            .structure()
            .outcomes()
            .contains(new StructureOutcome.Encrypted(MemberPath.OBJECT));
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
