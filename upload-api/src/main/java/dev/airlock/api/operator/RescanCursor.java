package dev.airlock.api.operator;

import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.request.CheckedCursor;
import dev.airlock.registry.rescan.RescanQuery;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;

/// How far many rescans have come: up to which verdicts they go at all, so that those of the
/// rescans themselves are not among them, and the last file that was dealt with.
final class RescanCursor {
  private static final int LENGTH = 4 * Long.BYTES;
  private static final String DETAIL =
      "cursor must be the nextCursor of the same request, with everything else as before.";
  // The end of the year 9999: PostgreSQL knows fewer years than a long of microseconds.
  private static final long LATEST = 253_402_300_799_999_999L;

  private RescanCursor() {}

  static String of(RescanQuery query) {
    UUID file = query.after().file();
    return CheckedCursor.of(
        ByteBuffer.allocate(LENGTH)
            .putLong(micros(query.settledBefore()))
            .putLong(micros(query.after().settledAt()))
            .putLong(file.getMostSignificantBits())
            .putLong(file.getLeastSignificantBits())
            .array(),
        filters(query));
  }

  /// The query from there on.
  ///
  /// @param first the query as it begins
  /// @throws ApiProblemException 400 if it is not a cursor, or one of another query
  static RescanQuery parse(String cursor, RescanQuery first) {
    ByteBuffer parts = CheckedCursor.parse(cursor, LENGTH, filters(first), DETAIL);
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
  private static String filters(RescanQuery query) {
    return Arrays.asList(query.tenant(), query.status(), query.reason(), query.profile())
        .toString();
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static Instant time(long micros) {
    if (micros < 0 || micros > LATEST) {
      throw CheckedCursor.invalid(DETAIL);
    }
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
