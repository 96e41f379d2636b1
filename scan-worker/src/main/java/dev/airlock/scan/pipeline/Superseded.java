package dev.airlock.scan.pipeline;

import dev.airlock.model.file.FileId;

/// Another scan holds the file now. The message is left to be delivered again: by then the file has
/// a verdict, and the object can be deleted without taking it from the other scan.
public final class Superseded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Superseded(FileId id) {
    super("another scan holds " + id, null, false, false);
  }
}
