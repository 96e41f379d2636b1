package dev.airlock.registry.scan;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.registry.idempotency.AnsweredRequest;
import dev.airlock.registry.idempotency.ScannerRequest;
import dev.airlock.registry.idempotency.StoredResponse;
import java.time.Instant;
import java.util.function.Function;

/// A scanner's report, how it came in, and how it is to be answered.
record ReceivedReport(
    FileId file,
    ScanKind kind,
    ScanReport report,
    ScannerRequest request,
    Function<ReportOutcome, StoredResponse> answering) {

  String scanner() {
    return request.scanner();
  }

  /// The response that stands for this request from now on.
  AnsweredRequest answer(ReportOutcome outcome, Instant now) {
    return new AnsweredRequest(request, answering.apply(outcome), now);
  }
}
