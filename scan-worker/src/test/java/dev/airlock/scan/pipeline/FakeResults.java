package dev.airlock.scan.pipeline;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.scan.report.ClaimResponse;
import dev.airlock.scan.report.ScanResults;
import java.util.ArrayList;
import java.util.List;

/// Answers claims and reports as the test tells it to. What it is told is kept, in order.
final class FakeResults implements ScanResults {
  private final List<String> log;
  private final List<ScanReport.Claim> claims = new ArrayList<>();
  private final List<ScanReport.VerdictReport> reports = new ArrayList<>();
  private ClaimResponse answer = new ClaimResponse.Skip();
  private boolean counts = true;

  FakeResults(List<String> log) {
    this.log = log;
  }

  void answer(ClaimResponse toClaims) {
    answer = toClaims;
  }

  /// From now on another scan holds the file.
  void supersede() {
    counts = false;
  }

  List<ScanReport.Claim> claims() {
    return claims;
  }

  List<ScanReport.VerdictReport> reports() {
    return reports;
  }

  @Override
  public ClaimResponse claim(FileId id, ScanReport.Claim claim) {
    log.add("claim");
    claims.add(claim);
    return answer;
  }

  @Override
  public boolean record(FileId id, ScanReport.VerdictReport report) {
    log.add("report " + report.verdict().status().wireName());
    reports.add(report);
    return counts;
  }
}
