package dev.airlock.api.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.model.object.Sha256;
import dev.airlock.registry.rescan.RescanQuery;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/// How far many rescans have come: up to which verdicts they go at all, so that those of the
/// rescans themselves are not among them, the last file that was dealt with, and a checksum of the
/// filters, so that two of them are not mixed up. It protects nothing.
final class RescanCursor {
  private static final int CHECK_BYTES = 8;
  private static final int LENGTH = 4 * Long.BYTES + CHECK_BYTES;
  // The end of the year 9999: PostgreSQL knows fewer years than a long of microseconds.
  private static final long LATEST = 253_402_300_799_999_999L;

  private RescanCursor() {}

  static String of(RescanQuery query) {
    UUID file = query.after().file();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(LENGTH)
                .putLong(micros(query.settledBefore()))
                .putLong(micros(query.after().settledAt()))
                .putLong(file.getMostSignificantBits())
                .putLong(file.getLeastSignificantBits())
                .put(checksum(query))
                .array());
  }

  /// The query from there on.
  ///
  /// @param first the query as it begins
  /// @throws ApiProblemException 400 if it is not a cursor, or one of another query
  static RescanQuery parse(String cursor, RescanQuery first) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException _) {
      throw invalid();
    }
    if (bytes.length != LENGTH
        || !Arrays.equals(bytes, LENGTH - CHECK_BYTES, LENGTH, checksum(first), 0, CHECK_BYTES)) {
      throw invalid();
    }
    ByteBuffer parts = ByteBuffer.wrap(bytes);
    Instant before = time(parts.getLong());
    Instant settledAt = time(parts.getLong());
    UUID file = new UUID(parts.getLong(), parts.getLong());
    return new RescanQuery(
        first.tenant(),
        first.status(),
        first.reason(),
        first.profile(),
        first.settledFrom(),
        before,
        new RescanQuery.Position(settledAt, file));
  }

  // Without the times, which may depend on when it is asked.
  private static byte[] checksum(RescanQuery query) {
    String filters =
        Arrays.asList(query.tenant(), query.status(), query.reason(), query.profile()).toString();
    return Arrays.copyOf(Sha256.of(filters.getBytes(UTF_8)), CHECK_BYTES);
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static Instant time(long micros) {
    if (micros < 0 || micros > LATEST) {
      throw invalid();
    }
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static ApiProblemException invalid() {
    return new ApiProblemException(
        ApiProblem.INVALID_FIELD,
        "cursor must be the nextCursor of the same request, with everything else as before.",
        "cursor");
  }
}
