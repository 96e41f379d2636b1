package dev.airlock.webhook.results;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.scanresult.ScanResultAnswer;
import dev.airlock.model.scanresult.ScanResultAnswer.Outcome;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.scan.ClaimOutcome;
import dev.airlock.registry.scan.Scans;
import dev.airlock.registry.scan.SettleOutcome;
import dev.airlock.webhook.problem.Problem;
import dev.airlock.webhook.problem.ProblemType;
import org.springframework.stereotype.Component;

/// Applies what scanners report and tells them what came of it.
@Component
class ScanResults {
  private final Scans scans;
  private final Buckets buckets;

  ScanResults(Scans scans, Buckets buckets) {
    this.scans = scans;
    this.buckets = buckets;
  }

  /// @throws Problem if the report does not fit the file
  ScanResultAnswer apply(FileId id, ScanReport report, String scanner) {
    if (!report.object().bucket().equals(buckets.landing())) {
      throw invalid("object.bucket", "object.bucket is not where uploads arrive.");
    }
    return switch (report) {
      case ScanReport.Claim claim -> answer(id, scans.claim(id, claim, scanner));
      case ScanReport.Settlement settlement -> {
        checkLocation(settlement);
        yield answer(id, scans.settle(id, settlement, scanner));
      }
    };
  }

  /// A clean file is served from its location, so it must be one that uploaders cannot write to.
  private void checkLocation(ScanReport.Settlement settlement) {
    ObjectLocation location = settlement.evidence().location();
    if (location == null) {
      return;
    }
    String bucket =
        switch (settlement.verdict()) {
          case Verdict.Clean() -> buckets.clean();
          case Verdict.Infected _, Verdict.Quarantined _ -> buckets.quarantine();
        };
    if (!location.bucket().equals(bucket)) {
      throw invalid(
          "location.bucket", "location.bucket is not where files with that status belong.");
    }
    if (!location.key().equals(settlement.object().key())) {
      throw invalid("location.key", "location.key must be the same as object.key.");
    }
  }

  private static ScanResultAnswer answer(FileId id, ClaimOutcome outcome) {
    return switch (outcome) {
      case ClaimOutcome.Held(var file) ->
          new ScanResultAnswer(id, file.status(), Outcome.SCAN, file.policy(), null);
      case ClaimOutcome.NothingToScan(var status, boolean sameVersion) ->
          new ScanResultAnswer(id, status, Outcome.SKIP, null, sameVersion ? status : null);
      case ClaimOutcome.ForeignObject() ->
          throw invalid("object.key", "object.key is not where this file's uploads lie.");
      case ClaimOutcome.Deleted() -> throw deleted();
      case ClaimOutcome.Unknown() -> throw unknown(id);
    };
  }

  private static ScanResultAnswer answer(FileId id, SettleOutcome outcome) {
    return switch (outcome) {
      case SettleOutcome.Recorded(var status) ->
          new ScanResultAnswer(id, status, Outcome.RECORDED, null, null);
      case SettleOutcome.Duplicate(var status) ->
          new ScanResultAnswer(id, status, Outcome.DUPLICATE, null, status);
      case SettleOutcome.Stale() ->
          throw new Problem(ProblemType.STALE_VERDICT, "Drop this result and its copy.");
      case SettleOutcome.NotClaimed() ->
          throw new Problem(ProblemType.NOT_CLAIMED, "Send status 'scanning' first.");
      case SettleOutcome.Deleted() -> throw deleted();
      case SettleOutcome.Unknown() -> throw unknown(id);
    };
  }

  private static Problem deleted() {
    return new Problem(ProblemType.FILE_DELETED, "Drop this result and remove the object.");
  }

  private static Problem unknown(FileId id) {
    return new Problem(ProblemType.FILE_NOT_FOUND, "No file has the id " + id + ".");
  }

  private static Problem invalid(String field, String detail) {
    return new Problem(ProblemType.INVALID_SCAN_RESULT, detail, field);
  }
}
