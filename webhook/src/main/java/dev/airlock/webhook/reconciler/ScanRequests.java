package dev.airlock.webhook.reconciler;

import dev.airlock.model.scanresult.ObjectVersion;

/// Asks for scans.
public interface ScanRequests {

  /// Has the object examined as if S3's event had arrived. Returns when the request cannot be lost
  /// any more.
  void request(ObjectVersion object);
}
