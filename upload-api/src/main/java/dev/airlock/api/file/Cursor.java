package dev.airlock.api.file;

import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.request.CheckedCursor;
import dev.airlock.model.file.FileId;
import java.nio.ByteBuffer;
import java.util.UUID;

/// Where a page of a list ended: the id of its last file.
public final class Cursor {
  private static final int LENGTH = 2 * Long.BYTES;

  private Cursor() {}

  /// The cursor of the page that comes after that file.
  ///
  /// @param list the query of its first page; two lists are the same if these are equal
  public static String after(FileId last, Record list) {
    UUID id = last.value();
    return CheckedCursor.of(
        ByteBuffer.allocate(LENGTH)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array(),
        list.toString());
  }

  /// The file after which the list continues.
  ///
  /// @throws ApiProblemException 400 if it is not a cursor, or one of another list
  public static FileId parse(String cursor, Record list) {
    ByteBuffer id =
        CheckedCursor.parse(
            cursor,
            LENGTH,
            list.toString(),
            "cursor must be the nextCursor of the same list, with the same filters.");
    return new FileId(new UUID(id.getLong(), id.getLong()));
  }
}
