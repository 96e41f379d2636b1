package dev.airlock.api.file;

import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.request.CheckedCursor;
import dev.airlock.model.file.FileId;
import java.nio.ByteBuffer;

/// Where a page of a file's history ended.
final class HistoryCursor {
  private HistoryCursor() {}

  static String after(long position, FileId file) {
    return CheckedCursor.of(
        ByteBuffer.allocate(Long.BYTES).putLong(position).array(), file.toString());
  }

  /// @throws ApiProblemException 400 if it is not a cursor, or one of another file
  static long parse(String cursor, FileId file) {
    return CheckedCursor.parse(
            cursor,
            Long.BYTES,
            file.toString(),
            "cursor must be the one that the former page of this file's history links to.")
        .getLong();
  }
}
