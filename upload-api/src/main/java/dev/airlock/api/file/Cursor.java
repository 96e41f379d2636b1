package dev.airlock.api.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.model.file.FileId;
import dev.airlock.model.object.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/// Where a page of a list ended: the id of its last file and a checksum of the list it belongs to.
///
/// The checksum protects nothing, which is what owner and tenant in the query are for; it tells
/// callers that they mixed up two lists, instead of returning a page that fits neither.
public final class Cursor {
  private static final int ID_BYTES = 16;
  private static final int CHECK_BYTES = 8;

  private Cursor() {}

  /// The cursor of the page that comes after that file.
  ///
  /// @param list the query of its first page; two lists are the same if these are equal
  public static String after(FileId last, Record list) {
    UUID id = last.value();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(ID_BYTES + CHECK_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(checksum(list))
                .array());
  }

  /// The file after which the list continues.
  ///
  /// @throws ApiProblemException 400 if it is not a cursor, or one of another list
  public static FileId parse(String cursor, Record list) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException _) {
      throw invalid();
    }
    if (bytes.length != ID_BYTES + CHECK_BYTES
        || !Arrays.equals(bytes, ID_BYTES, bytes.length, checksum(list), 0, CHECK_BYTES)) {
      throw invalid();
    }
    ByteBuffer id = ByteBuffer.wrap(bytes);
    return new FileId(new UUID(id.getLong(), id.getLong()));
  }

  private static byte[] checksum(Record list) {
    return Arrays.copyOf(Sha256.of(list.toString().getBytes(UTF_8)), CHECK_BYTES);
  }

  private static ApiProblemException invalid() {
    return new ApiProblemException(
        ApiProblem.INVALID_FIELD,
        "cursor must be the nextCursor of the same list, with the same filters.",
        "cursor");
  }
}
