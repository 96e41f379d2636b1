package dev.airlock.scan.observation;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.scan.report.ClaimResponse;
import dev.airlock.scan.report.ScanResults;

/// Times claims and reports, and counts the verdicts that are recorded.
record ObservedResults(ScanResults results, Stages stages) implements ScanResults {

  @Override
  public ClaimResponse claim(FileId id, ScanReport.Claim claim) {
    return stages.observe(Stage.CLAIM, () -> results.claim(id, claim));
  }

  @Override
  public boolean record(FileId id, ScanReport.VerdictReport report) {
    boolean counts = stages.observe(Stage.REPORT, () -> results.record(id, report));
    if (counts) {
      String verdict = report.verdict().status().wireName();
      stages.meters().counter("airlock.scans", "verdict", verdict).increment();
      stages.meters().counter("airlock.scan.bytes").increment((double) report.object().size());
    }
    return counts;
  }
}
