package dev.airlock.registry.model;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ObjectVersion;

/// An object that scanners speak of.
sealed interface ScannedObject permits Upload, Copy {

  /// Whether it lies where nothing of the file ever lies: `{profile}/{fileId}` of another file.
  boolean isForeign();

  ObjectVersion of(FileId file);
}
