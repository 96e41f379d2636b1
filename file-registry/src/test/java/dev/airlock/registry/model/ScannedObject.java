package dev.airlock.registry.model;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectVersion;

/// An object that scanners report about.
sealed interface ScannedObject permits Upload, Copy {

  /// Whether its key is not that of the file, but `{profile}/{fileId}` of another one.
  boolean isForeign();

  ObjectVersion of(FileId file);
}
