package dev.airlock.webhook.reconciler;

import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ObjectVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is stored of files.
public interface Storage {

  /// Every version in the landing bucket, in pages that are asked for while the stream is read.
  Stream<List<StoredVersion>> landed();

  /// The versions of one key in the landing bucket, newest first.
  List<StoredVersion> landed(String key);

  /// The version that lies there, in whichever bucket, if it still does.
  Optional<ObjectVersion> find(ObjectLocation location);

  /// Removes one version for good. Does nothing if it is gone.
  void remove(ObjectLocation location);

  /// Removes every version under that key, and what was uploaded of unfinished ones, from all
  /// buckets. May be done again.
  void removeAll(String key);

  /// Throws away what was uploaded of objects that were never put together.
  void abortUploads(String key);
}
