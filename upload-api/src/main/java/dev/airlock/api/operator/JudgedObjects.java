package dev.airlock.api.operator;

import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ObjectVersion;
import java.util.Optional;

/// Objects that lie where their verdict put them.
public interface JudgedObjects {

  /// The version that lies there, if it still does.
  Optional<ObjectVersion> find(ObjectLocation location);
}
