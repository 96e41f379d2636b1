package dev.airlock.scan.report;

import dev.airlock.model.scanresult.ScanPolicy;

/// The response to a claim.
public sealed interface ClaimResponse {

  /// The worker holds the file: scan it.
  record Scan(ScanPolicy policy) implements ClaimResponse {}

  /// Nobody needs a scan of this object version. If it is an upload, it is deleted.
  record Skip() implements ClaimResponse {}
}
