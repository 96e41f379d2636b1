package dev.airlock.registry;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.registry.idempotency.ScannerRequest;
import dev.airlock.registry.idempotency.StoredResponse;
import dev.airlock.registry.scan.ClaimOutcome;
import dev.airlock.registry.scan.ReportOutcome;
import dev.airlock.registry.scan.Scans;
import dev.airlock.registry.scan.VerdictOutcome;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Reports of scanners, each in a request of its own.
public record Reports(Scans scans) {

  public ClaimOutcome claim(FileId id, ScanReport.Claim claim, String scanner) {
    return (ClaimOutcome) outcome(id, claim, scanner);
  }

  public VerdictOutcome verdict(FileId id, ScanReport.VerdictReport report, String scanner) {
    return (VerdictOutcome) outcome(id, report, scanner);
  }

  /// A claim of an object that already has a verdict.
  public ClaimOutcome claimRescan(FileId id, ScanReport.Claim claim, String scanner) {
    AtomicReference<ReportOutcome> outcome = new AtomicReference<>();
    scans.reportRescan(id, claim, request(scanner), keptIn(outcome));
    return (ClaimOutcome) outcome.get();
  }

  /// A verdict about an object that already has one.
  public VerdictOutcome rescanVerdict(FileId id, ScanReport.VerdictReport report, String scanner) {
    AtomicReference<ReportOutcome> outcome = new AtomicReference<>();
    scans.reportRescan(id, report, request(scanner), keptIn(outcome));
    return (VerdictOutcome) outcome.get();
  }

  private ReportOutcome outcome(FileId id, ScanReport report, String scanner) {
    AtomicReference<ReportOutcome> outcome = new AtomicReference<>();
    scans.report(id, report, request(scanner), keptIn(outcome));
    return outcome.get();
  }

  private static ScannerRequest request(String scanner) {
    return new ScannerRequest(scanner, null, "digest");
  }

  private static Function<ReportOutcome, StoredResponse> keptIn(
      AtomicReference<ReportOutcome> kept) {
    return outcome -> {
      kept.set(outcome);
      return new StoredResponse(200, "{}");
    };
  }
}
