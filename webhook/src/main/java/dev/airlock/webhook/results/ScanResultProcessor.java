package dev.airlock.webhook.results;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.scanresult.ScanResultResponse;
import dev.airlock.model.scanresult.ScanResultResponse.Outcome;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.objectstore.Buckets;
import dev.airlock.registry.idempotency.MessageIdReused;
import dev.airlock.registry.idempotency.ScannerRequest;
import dev.airlock.registry.idempotency.StoredResponse;
import dev.airlock.registry.scan.ClaimOutcome;
import dev.airlock.registry.scan.ReportOutcome;
import dev.airlock.registry.scan.Scans;
import dev.airlock.registry.scan.VerdictOutcome;
import dev.airlock.runtime.problem.ProblemException;
import dev.airlock.webhook.problem.ScannerProblem;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Applies the reports of scanners and answers them.
@Component
class ScanResultProcessor {
  private final Scans scans;
  private final Buckets buckets;
  private final ServedCopies servedCopies;
  private final JsonMapper json;

  ScanResultProcessor(Scans scans, Buckets buckets, ServedCopies servedCopies, JsonMapper json) {
    this.scans = scans;
    this.buckets = buckets;
    this.servedCopies = servedCopies;
    this.json =
        json.rebuild().addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class).build();
  }

  /// The response to the scanner. A refusal that depends on the file is a response too: the same
  /// message gets it again, even if the file has changed since.
  ///
  /// @throws ProblemException if no file could ever accept the report
  StoredResponse apply(FileId id, ScanReport report, ScannerRequest message) {
    String bucket = report.object().bucket();
    if (!buckets.all().contains(bucket)) {
      throw invalid(
          "object.bucket", "object.bucket is none of the buckets that files pass through.");
    }
    Optional<ServedCopies.Fault> fault = Optional.empty();
    if (report instanceof ScanReport.VerdictReport verdict) {
      checkLocation(verdict);
      fault = servedCopies.fault(verdict);
    }
    Function<ReportOutcome, StoredResponse> answering = answering(id, fault);
    try {
      return bucket.equals(buckets.landing())
          ? scans.report(id, report, message, answering)
          : scans.reportRescan(id, report, message, answering);
    } catch (MessageIdReused _) {
      throw new ProblemException(
          ScannerProblem.MESSAGE_ID_REUSED,
          "A webhook-id identifies one message; use a new one for a new message.");
    }
  }

  // A replay, or what is refused anyway, gets its answer whatever became of the copy. A verdict
  // that would count without it is undone.
  private Function<ReportOutcome, StoredResponse> answering(
      FileId id, Optional<ServedCopies.Fault> fault) {
    return outcome -> {
      if (outcome instanceof VerdictOutcome.Recorded && fault.isPresent()) {
        throw invalid(fault.get().field(), fault.get().detail());
      }
      return respond(id, outcome);
    };
  }

  /// A clean file is served from its location, so it must be one that uploaders cannot write to.
  private void checkLocation(ScanReport.VerdictReport verdict) {
    ObjectLocation location = verdict.evidence().location();
    if (location == null) {
      return;
    }
    String bucket =
        switch (verdict.verdict()) {
          case Verdict.Clean() -> buckets.clean();
          case Verdict.Infected _, Verdict.Quarantined _ -> buckets.quarantine();
        };
    if (!location.bucket().equals(bucket)) {
      throw invalid(
          "location.bucket", "location.bucket is not the bucket for files with that status.");
    }
    if (!location.key().equals(verdict.object().key())) {
      throw invalid("location.key", "location.key must be the same as object.key.");
    }
  }

  private StoredResponse respond(FileId id, ReportOutcome outcome) {
    return switch (outcome) {
      case ClaimOutcome claim -> respond(id, claim);
      case VerdictOutcome verdict -> respond(id, verdict);
    };
  }

  private StoredResponse respond(FileId id, ClaimOutcome outcome) {
    return switch (outcome) {
      case ClaimOutcome.Held(var file) ->
          accepted(
              new ScanResultResponse(
                  id, FileStatus.SCANNING, Outcome.SCAN, file.policy(), null, OwnerKey.of(file)));
      case ClaimOutcome.NothingToScan(var status, boolean sameVersion) ->
          accepted(
              new ScanResultResponse(
                  id, status, Outcome.SKIP, null, sameVersion ? status : null, null));
      case ClaimOutcome.ForeignObject() ->
          refused(invalid("object.key", "object.key is not the key of this file's uploads."));
      case ClaimOutcome.Deleted() -> refused(deleted());
      case ClaimOutcome.Unknown() -> refused(unknown(id));
    };
  }

  private StoredResponse respond(FileId id, VerdictOutcome outcome) {
    return switch (outcome) {
      case VerdictOutcome.Recorded(var status) ->
          accepted(new ScanResultResponse(id, status, Outcome.RECORDED, null, null, null));
      case VerdictOutcome.Duplicate(var status) ->
          accepted(new ScanResultResponse(id, status, Outcome.DUPLICATE, null, status, null));
      case VerdictOutcome.Stale() ->
          refused(
              new ProblemException(ScannerProblem.STALE_VERDICT, "Drop this result and its copy."));
      case VerdictOutcome.NotClaimed() ->
          refused(
              new ProblemException(ScannerProblem.NOT_CLAIMED, "Send status 'scanning' first."));
      case VerdictOutcome.Contradictory(String field) ->
          refused(
              invalid(
                  field,
                  field + " is not what was announced for this file, so it cannot be clean."));
      case VerdictOutcome.Deleted() -> refused(deleted());
      case VerdictOutcome.Unknown() -> refused(unknown(id));
    };
  }

  private StoredResponse accepted(ScanResultResponse response) {
    return new StoredResponse(HttpStatus.OK.value(), json.writeValueAsString(response));
  }

  private StoredResponse refused(ProblemException problem) {
    return new StoredResponse(
        problem.kind().status().value(), json.writeValueAsString(problem.toDetail()));
  }

  private static ProblemException deleted() {
    return new ProblemException(
        ScannerProblem.FILE_DELETED, "Drop this result and delete the object.");
  }

  private static ProblemException unknown(FileId id) {
    return new ProblemException(ScannerProblem.FILE_NOT_FOUND, "No file has the id " + id + ".");
  }

  private static ProblemException invalid(String field, String detail) {
    return new ProblemException(ScannerProblem.INVALID_SCAN_RESULT, detail, field);
  }
}
