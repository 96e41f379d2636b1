package dev.airlock.api.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.model.file.FileId;
import dev.airlock.model.object.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/// Where a page of a file's history ended, and a checksum of the file, so that two histories are
/// not mixed up. It protects nothing.
final class HistoryCursor {
  private static final int CHECK_BYTES = 8;

  private HistoryCursor() {}

  static String after(long position, FileId file) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(Long.BYTES + CHECK_BYTES)
                .putLong(position)
                .put(checksum(file))
                .array());
  }

  /// @throws ApiProblemException 400 if it is not a cursor, or one of another file
  static long parse(String cursor, FileId file) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException _) {
      throw invalid();
    }
    if (bytes.length != Long.BYTES + CHECK_BYTES
        || !Arrays.equals(bytes, Long.BYTES, bytes.length, checksum(file), 0, CHECK_BYTES)) {
      throw invalid();
    }
    return ByteBuffer.wrap(bytes).getLong();
  }

  private static byte[] checksum(FileId file) {
    return Arrays.copyOf(Sha256.of(file.toString().getBytes(UTF_8)), CHECK_BYTES);
  }

  private static ApiProblemException invalid() {
    return new ApiProblemException(
        ApiProblem.INVALID_FIELD,
        "cursor must be the one that the former page of this file's history links to.",
        "cursor");
  }
}
