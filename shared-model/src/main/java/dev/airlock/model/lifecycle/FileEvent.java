package dev.airlock.model.lifecycle;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.airlock.model.file.FileStatus;

/// The data of a lifecycle event: the file right after the change.
///
/// @param file unwrapped in the JSON: the fields of `GET /files/{fileId}`
/// @param sequence counts the changes of one file from 1; consumers drop those that they have seen
public record FileEvent(@JsonUnwrapped FileMetadata file, long sequence) {

  /// The CloudEvents type of a change to `status`.
  public static String typeOf(FileStatus status) {
    return "airlock.file." + status.wireName();
  }
}
