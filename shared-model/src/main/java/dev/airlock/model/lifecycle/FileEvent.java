package dev.airlock.model.lifecycle;

import dev.airlock.model.file.FileStatus;

/// What there is to know of a lifecycle event besides its data, which is the [FileMetadata] right
/// after the change.
public final class FileEvent {
  private FileEvent() {}

  /// The CloudEvents type of a change to `status`.
  public static String typeOf(FileStatus status) {
    return "airlock.file." + status.wireName();
  }
}
