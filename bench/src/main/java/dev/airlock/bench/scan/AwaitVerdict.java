package dev.airlock.bench.scan;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.scan.ServiceChain.Uploaded;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Waits until files have their verdicts, by asking the database, which disturbs less than calls of
/// the API.
record AwaitVerdict(Lab lab, ServiceProcess worker) {
  private static final long BETWEEN_QUERIES_MILLIS = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String QUERY =
      """
      SELECT
        count(*) FILTER (WHERE status = 'clean') AS clean,
        min(id::text || ' is ' || status || ' ' || coalesce(finding_reason, ''))
          FILTER (WHERE status NOT IN ('pending', 'scanning', 'clean')) AS other,
        min(finding_started_at) AS first_claim,
        max(settled_at) AS last_verdict
      FROM file WHERE id = ANY (?::uuid[])
      """;

  /// Returns when all are clean.
  ///
  /// @return from the first claim to the last verdict
  /// @throws BenchmarkFailed if one gets another verdict, or the worker dies, or nothing comes
  Duration awaitClean(List<Uploaded> files) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (Connection connection = lab.connectDatabase();
        PreparedStatement query = connection.prepareStatement(QUERY)) {
      Object[] ids = files.stream().map(Uploaded::fileId).toArray();
      query.setArray(1, connection.createArrayOf("text", ids));
      while (true) {
        try (ResultSet found = query.executeQuery()) {
          found.next();
          require(worker.child().isAlive(), "the worker died");
          require(found.getString("other") == null, found.getString("other"));
          int clean = found.getInt("clean");
          if (clean == files.size()) {
            return Duration.between(
                found.getTimestamp("first_claim").toInstant(),
                found.getTimestamp("last_verdict").toInstant());
          }
          require(
              System.nanoTime() < deadline,
              "only %d of %d files are clean".formatted(clean, files.size()));
        }
        TimeUnit.MILLISECONDS.sleep(BETWEEN_QUERIES_MILLIS);
      }
    }
  }

  private void require(boolean so, String otherwise) throws IOException {
    if (!so) {
      throw new BenchmarkFailed(otherwise + "; the worker's last lines:\n" + worker.lastLines());
    }
  }
}
