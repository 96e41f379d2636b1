package dev.airlock.scan.report;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanReport;

/// Where a worker claims files and reports its verdicts.
public interface ScanResults {

  /// Asks whether to scan, and takes the file for this scan if so.
  ///
  /// @throws ReportFault if the response cannot be relied on
  /// @throws UnknownFile if no upload was initiated with this id
  /// @throws WebhookUnavailable if there is no response
  ClaimResponse claim(FileId id, ScanReport.Claim claim);

  /// Reports a verdict.
  ///
  /// @return whether it counts
  /// @throws ReportFault if the response cannot be relied on
  /// @throws UnknownFile if no upload was initiated with this id
  /// @throws WebhookUnavailable if there is no response
  boolean record(FileId id, ScanReport.VerdictReport report);
}
