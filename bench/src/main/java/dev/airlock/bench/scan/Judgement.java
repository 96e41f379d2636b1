package dev.airlock.bench.scan;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Waits until files are judged, by looks into the database, which disturb less than calls of the
/// API.
record Judgement(Lab lab, ServiceProcess worker) {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String LOOK =
      """
      SELECT
        count(*) FILTER (WHERE status = 'clean') AS clean,
        min(id::text || ' is ' || status || ' ' || coalesce(finding_reason, ''))
          FILTER (WHERE status NOT IN ('pending', 'scanning', 'clean')) AS other,
        min(finding_started_at) AS first_claim,
        max(settled_at) AS last_verdict
      FROM file WHERE id = ANY (?)
      """;

  /// Returns when all are clean.
  ///
  /// @return from the first claim to the last verdict
  /// @throws BenchmarkFailed if one is judged otherwise, or the worker dies, or nothing comes
  Duration awaitClean(List<Uploaded> files) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (Connection connection = lab.connectDatabase();
        PreparedStatement look = connection.prepareStatement(LOOK)) {
      look.setArray(1, ids(connection, files));
      while (true) {
        try (ResultSet seen = look.executeQuery()) {
          seen.next();
          requireAlive();
          requireNoneOther(seen.getString("other"));
          int clean = seen.getInt("clean");
          if (clean == files.size()) {
            return between(seen.getTimestamp("first_claim"), seen.getTimestamp("last_verdict"));
          }
          if (System.nanoTime() > deadline) {
            throw failed("only %d of %d files are clean".formatted(clean, files.size()));
          }
        }
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
      }
    }
  }

  private static Array ids(Connection connection, List<Uploaded> files) throws SQLException {
    return connection.createArrayOf(
        "uuid", files.stream().map(file -> UUID.fromString(file.fileId())).toArray());
  }

  private static Duration between(Timestamp first, Timestamp last) {
    return Duration.between(first.toInstant(), last.toInstant());
  }

  private void requireAlive() throws IOException {
    if (!worker.isAlive()) {
      throw failed("the worker died");
    }
  }

  private void requireNoneOther(@Nullable String other) throws IOException {
    if (other != null) {
      throw failed(other);
    }
  }

  private BenchmarkFailed failed(String what) throws IOException {
    return new BenchmarkFailed(what + "; the worker's last lines:\n" + worker.lastLines());
  }
}
