package dev.airlock.api.completion;

import dev.airlock.model.scanresult.ObjectVersion;

/// Asks for scans.
public interface ScanRequests {

  /// Has the object examined as if S3's event had arrived, though not before that event had a
  /// chance to. Returns when the request cannot be lost any more.
  void request(ObjectVersion object);

  /// Has the object examined of which there is no event. Returns when the request cannot be lost
  /// any more.
  void requestAtOnce(ObjectVersion object);
}
