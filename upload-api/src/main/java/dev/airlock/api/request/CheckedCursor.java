package dev.airlock.api.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.model.object.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/// Where something that is given out in pages goes on: a position and a checksum of what it belongs
/// to.
///
/// The checksum protects nothing, which is what owner and tenant in the query are for; it tells
/// callers that they mixed up two lists, instead of returning a page that fits neither.
public final class CheckedCursor {
  private static final int CHECK_BYTES = 8;

  private CheckedCursor() {}

  /// The cursor for that position.
  ///
  /// @param belongsTo what is given out; two of them are the same if these are equal
  public static String of(byte[] position, String belongsTo) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(position.length + CHECK_BYTES)
                .put(position)
                .put(checksum(belongsTo))
                .array());
  }

  /// The position of a cursor.
  ///
  /// @param length of the position, in bytes
  /// @param detail what callers are told if it is none
  /// @throws ApiProblemException 400 if it is not a cursor, or belongs to something else
  public static ByteBuffer parse(String cursor, int length, String belongsTo, String detail) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException _) {
      throw invalid(detail);
    }
    if (bytes.length != length + CHECK_BYTES
        || !Arrays.equals(bytes, length, bytes.length, checksum(belongsTo), 0, CHECK_BYTES)) {
      throw invalid(detail);
    }
    return ByteBuffer.wrap(bytes, 0, length);
  }

  /// Says that a cursor is none.
  ///
  /// @param detail what callers are told
  public static ApiProblemException invalid(String detail) {
    return new ApiProblemException(ApiProblem.INVALID_FIELD, detail, "cursor");
  }

  private static byte[] checksum(String belongsTo) {
    return Arrays.copyOf(Sha256.of(belongsTo.getBytes(UTF_8)), CHECK_BYTES);
  }
}
