package dev.airlock.scan.report;

import dev.airlock.model.scanresult.ScanPolicy;

/// What a claim is answered.
public sealed interface ClaimAnswer {

  /// The worker holds the file: scan it.
  record Scan(ScanPolicy policy) implements ClaimAnswer {}

  /// Nobody waits for this object version. If it is an upload, remove it.
  record Skip() implements ClaimAnswer {}
}
