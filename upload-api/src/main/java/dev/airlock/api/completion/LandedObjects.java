package dev.airlock.api.completion;

import dev.airlock.model.scanresult.ObjectVersion;
import java.util.Optional;

/// What lies in the landing bucket.
public interface LandedObjects {

  /// The latest version under that key.
  Optional<ObjectVersion> latest(String key);
}
