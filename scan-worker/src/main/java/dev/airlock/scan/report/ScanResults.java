package dev.airlock.scan.report;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanReport;

/// Tells the pipeline what the worker does and finds.
public interface ScanResults {

  /// Asks whether to scan, and takes the file for this scan if so.
  ///
  /// @throws ReportFault if there is no answer that can be relied on
  ClaimAnswer claim(FileId id, ScanReport.Claim claim);

  /// Reports a verdict.
  ///
  /// @return whether it counts
  /// @throws ReportFault if there is no answer that can be relied on
  boolean settle(FileId id, ScanReport.VerdictReport settlement);
}
