package dev.airlock.webhook.results;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.scanresult.ScanResultAnswer;
import dev.airlock.model.scanresult.ScanResultAnswer.Outcome;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.idempotency.MessageIdReused;
import dev.airlock.registry.idempotency.ScannerRequest;
import dev.airlock.registry.idempotency.StoredResponse;
import dev.airlock.registry.scan.ClaimOutcome;
import dev.airlock.registry.scan.ReportOutcome;
import dev.airlock.registry.scan.Scans;
import dev.airlock.registry.scan.VerdictOutcome;
import dev.airlock.webhook.bucket.Buckets;
import dev.airlock.webhook.problem.Problem;
import dev.airlock.webhook.problem.ProblemType;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Applies what scanners report and tells them what came of it.
@Component
class ScanResults {
  private final Scans scans;
  private final Buckets buckets;
  private final JsonMapper json;

  ScanResults(Scans scans, Buckets buckets, JsonMapper json) {
    this.scans = scans;
    this.buckets = buckets;
    this.json =
        json.rebuild().addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class).build();
  }

  /// What the scanner is told. A refusal that depends on the file is an answer too: the same
  /// message gets it again, even if the file has moved since.
  ///
  /// @throws Problem if no file could ever accept the report
  StoredResponse apply(FileId id, ScanReport report, ScannerRequest message) {
    String bucket = report.object().bucket();
    if (!buckets.all().contains(bucket)) {
      throw invalid(
          "object.bucket", "object.bucket is neither where uploads arrive nor where they go.");
    }
    if (report instanceof ScanReport.VerdictReport settlement) {
      checkLocation(settlement);
    }
    try {
      return bucket.equals(buckets.landing())
          ? scans.report(id, report, message, outcome -> answer(id, outcome))
          : scans.reportRescan(id, report, message, outcome -> answer(id, outcome));
    } catch (MessageIdReused _) {
      throw new Problem(
          ProblemType.MESSAGE_ID_REUSED,
          "A webhook-id stands for one message; give a new message a new one.");
    }
  }

  /// A clean file is served from its location, so it must be one that uploaders cannot write to.
  private void checkLocation(ScanReport.VerdictReport settlement) {
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

  private StoredResponse answer(FileId id, ReportOutcome outcome) {
    return switch (outcome) {
      case ClaimOutcome claim -> answer(id, claim);
      case VerdictOutcome settled -> answer(id, settled);
    };
  }

  private StoredResponse answer(FileId id, ClaimOutcome outcome) {
    return switch (outcome) {
      case ClaimOutcome.Held(var file) ->
          accepted(new ScanResultAnswer(id, file.status(), Outcome.SCAN, file.policy(), null));
      case ClaimOutcome.NothingToScan(var status, boolean sameVersion) ->
          accepted(
              new ScanResultAnswer(id, status, Outcome.SKIP, null, sameVersion ? status : null));
      case ClaimOutcome.ForeignObject() ->
          refused(invalid("object.key", "object.key is not where this file's uploads lie."));
      case ClaimOutcome.Deleted() -> refused(deleted());
      case ClaimOutcome.Unknown() -> refused(unknown(id));
    };
  }

  private StoredResponse answer(FileId id, VerdictOutcome outcome) {
    return switch (outcome) {
      case VerdictOutcome.Recorded(var status) ->
          accepted(new ScanResultAnswer(id, status, Outcome.RECORDED, null, null));
      case VerdictOutcome.Duplicate(var status) ->
          accepted(new ScanResultAnswer(id, status, Outcome.DUPLICATE, null, status));
      case VerdictOutcome.Stale() ->
          refused(new Problem(ProblemType.STALE_VERDICT, "Drop this result and its copy."));
      case VerdictOutcome.NotClaimed() ->
          refused(new Problem(ProblemType.NOT_CLAIMED, "Send status 'scanning' first."));
      case VerdictOutcome.Deleted() -> refused(deleted());
      case VerdictOutcome.Unknown() -> refused(unknown(id));
    };
  }

  private StoredResponse accepted(ScanResultAnswer answer) {
    return new StoredResponse(HttpStatus.OK.value(), json.writeValueAsString(answer));
  }

  private StoredResponse refused(Problem problem) {
    return new StoredResponse(
        problem.type().status().value(), json.writeValueAsString(problem.toDetail()));
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
