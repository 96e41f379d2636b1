package dev.airlock.registry;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.registry.answer.Answer;
import dev.airlock.registry.answer.ScannerMessage;
import dev.airlock.registry.scan.ClaimOutcome;
import dev.airlock.registry.scan.ReportOutcome;
import dev.airlock.registry.scan.Scans;
import dev.airlock.registry.scan.SettleOutcome;
import java.util.concurrent.atomic.AtomicReference;

/// Reports of scanners, each in a message of its own.
public record Reports(Scans scans) {

  public ClaimOutcome claim(FileId id, ScanReport.Claim claim, String scanner) {
    return (ClaimOutcome) outcome(id, claim, scanner);
  }

  public SettleOutcome settle(FileId id, ScanReport.Settlement settlement, String scanner) {
    return (SettleOutcome) outcome(id, settlement, scanner);
  }

  private ReportOutcome outcome(FileId id, ScanReport report, String scanner) {
    AtomicReference<ReportOutcome> told = new AtomicReference<>();
    scans.report(
        id,
        report,
        new ScannerMessage(scanner, null, "digest"),
        outcome -> {
          told.set(outcome);
          return new Answer(200, "{}");
        });
    return told.get();
  }
}
