package dev.airlock.registry;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.registry.idempotency.ScannerRequest;
import dev.airlock.registry.idempotency.StoredResponse;
import dev.airlock.registry.scan.ClaimOutcome;
import dev.airlock.registry.scan.ReportOutcome;
import dev.airlock.registry.scan.Scans;
import dev.airlock.registry.scan.SettleOutcome;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Reports of scanners, each in a message of its own.
public record Reports(Scans scans) {

  public ClaimOutcome claim(FileId id, ScanReport.Claim claim, String scanner) {
    return (ClaimOutcome) outcome(id, claim, scanner);
  }

  public SettleOutcome settle(FileId id, ScanReport.VerdictReport settlement, String scanner) {
    return (SettleOutcome) outcome(id, settlement, scanner);
  }

  /// A claim of an object that was judged before.
  public ClaimOutcome claimAgain(FileId id, ScanReport.Claim claim, String scanner) {
    AtomicReference<ReportOutcome> told = new AtomicReference<>();
    scans.reportRescan(id, claim, message(scanner), keptIn(told));
    return (ClaimOutcome) told.get();
  }

  /// A verdict about an object that was judged before.
  public SettleOutcome settleAgain(FileId id, ScanReport.VerdictReport settlement, String scanner) {
    AtomicReference<ReportOutcome> told = new AtomicReference<>();
    scans.reportRescan(id, settlement, message(scanner), keptIn(told));
    return (SettleOutcome) told.get();
  }

  private ReportOutcome outcome(FileId id, ScanReport report, String scanner) {
    AtomicReference<ReportOutcome> told = new AtomicReference<>();
    scans.report(id, report, message(scanner), keptIn(told));
    return told.get();
  }

  private static ScannerRequest message(String scanner) {
    return new ScannerRequest(scanner, null, "digest");
  }

  private static Function<ReportOutcome, StoredResponse> keptIn(
      AtomicReference<ReportOutcome> told) {
    return outcome -> {
      told.set(outcome);
      return new StoredResponse(200, "{}");
    };
  }
}
