package dev.airlock.scan.report;

import dev.airlock.model.scanresult.ScanPolicy;

/// What a claim is answered.
public sealed interface ClaimAnswer {

  /// The worker holds the file: scan it.
  record Scan(ScanPolicy policy) implements ClaimAnswer {}

  /// Nobody waits for this object version: remove it.
  record Skip() implements ClaimAnswer {}
}
