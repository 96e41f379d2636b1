package dev.airlock.scan.report;

import dev.airlock.model.scanresult.ScanPolicy;
import org.jspecify.annotations.Nullable;

/// The response to a claim.
public sealed interface ClaimResponse {

  /// The worker holds the file: scan it.
  ///
  /// @param owner a key that all files of one owner have
  record Scan(ScanPolicy policy, @Nullable String owner) implements ClaimResponse {}

  /// Nobody needs a scan of this object version. If it is an upload, it is deleted.
  record Skip() implements ClaimResponse {}
}
