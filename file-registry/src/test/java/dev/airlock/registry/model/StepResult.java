package dev.airlock.registry.model;

import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanClaim;
import dev.airlock.registry.rescan.RescanOutcome;
import dev.airlock.registry.scan.ClaimOutcome;
import dev.airlock.registry.scan.ReportOutcome;
import dev.airlock.registry.scan.VerdictOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the registry answers, in the words of the [Model].
final class StepResult {

  private StepResult() {}

  static String of(boolean done, String what) {
    return done ? what : "not " + what;
  }

  static String of(Optional<RegisteredFile> file) {
    return file.map(found -> found.status().wireName()).orElse("nothing");
  }

  static String of(ReportOutcome outcome) {
    return switch (outcome) {
      case ClaimOutcome.Held(RegisteredFile held) ->
          "held as " + held.sequence() + rules(held.policy());
      case ClaimOutcome.NothingToScan(var status, boolean judged) ->
          "nothing to scan, " + status.wireName() + (judged ? ", judged" : ", another");
      case ClaimOutcome.ForeignObject() -> "foreign object";
      case ClaimOutcome.Deleted() -> "file deleted";
      case ClaimOutcome.Unknown() -> "unknown";
      case VerdictOutcome.Recorded(var status) -> "recorded " + status.wireName();
      case VerdictOutcome.Duplicate(var status) -> "duplicate " + status.wireName();
      case VerdictOutcome.Stale() -> "stale";
      case VerdictOutcome.NotClaimed() -> "not claimed";
      case VerdictOutcome.Contradictory(String field) -> "contradicts in " + field;
      case VerdictOutcome.Deleted() -> "file deleted";
      case VerdictOutcome.Unknown() -> "unknown";
    };
  }

  static String of(RescanOutcome outcome) {
    return switch (outcome) {
      case RescanOutcome.Requested(RegisteredFile file) ->
          "to be scanned again" + waiving(file.policy());
      case RescanOutcome.Refused(var status, var reason) ->
          StoredFile.words("refused,", status.wireName(), reason == null ? "" : reason.wireName());
      case RescanOutcome.Unknown() -> "unknown";
    };
  }

  static String ofALook(RegisteredFile file) {
    return "sees %s #%s".formatted(file.status().wireName(), held(file.claim()));
  }

  private static String held(@Nullable ScanClaim claim) {
    return claim == null
        ? ""
        : StoredFile.held(claim.scanId(), claim.scanner(), claim.object(), claim.claimedAt());
  }

  private static String rules(ScanPolicy policy) {
    return (policy.sha256() == null ? "" : " of " + policy.sha256()) + waiving(policy);
  }

  private static String waiving(ScanPolicy policy) {
    List<QuarantineReason> waived = policy.waivedReasons();
    return waived == null
        ? ""
        : waived.stream()
            .map(QuarantineReason::wireName)
            .collect(Collectors.joining(" ", " waiving ", ""));
  }
}
