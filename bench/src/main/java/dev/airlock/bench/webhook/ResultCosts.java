package dev.airlock.bench.webhook;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.Jvm;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.load.HttpConnection;
import dev.airlock.bench.wire.CountingProxy;
import dev.airlock.bench.wire.PostgresMessages;
import dev.airlock.bench.wire.Tally;
import dev.airlock.sandbox.backends.NamespaceLayout;
import dev.airlock.cli.system.Part;
import dev.airlock.sandbox.postgres.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The statements of a result, counted by a proxy on the way to PostgreSQL. What the relay asks
/// meanwhile is left out: it asks once for many events.
record ResultCosts(Lab lab) {
  private static final int FILES = 20;
  private static final int WARM_UP = 100;
  // Behind those that were used before.
  private static final long FIRST = 290_000;
  private static final double GOAL = 2;
  private static final List<String> OTHERS =
      List.of("BEGIN", "COMMIT", "airlock.outbox", "event_stream", "airlock_events");

  List<Figure> measure() throws Exception {
    Tally statements = new Tally();
    try (CountingProxy database =
            lab.add(
                CountingProxy.before(
                    lab.ports().of(Part.POSTGRESQL),
                    () -> new PostgresMessages(statements, new Tally())));
        ServiceProcess webhook =
            lab.startService(
                Part.WEBHOOK,
                Jvm.FLAGS,
                Map.of(
                    "SPRING_DATASOURCE_URL",
                    PostgresServer.jdbcUrl(
                        database.port(), NamespaceLayout.standard().database())));
        HttpConnection connection = HttpConnection.to(webhook.port())) {
      Results results = Results.signedWith(lab.webhookSecret(), webhook.port());
      List<byte[]> claims = new ArrayList<>();
      List<byte[]> verdicts = new ArrayList<>();
      // Not measured: until the pool has its connections and the reconciler has had its first turn.
      for (long file = FIRST - WARM_UP; file < FIRST; file++) {
        connection.exchange(results.claim(file));
      }
      for (long file = FIRST; file < FIRST + FILES; file++) {
        claims.add(results.claim(file));
        verdicts.add(results.verdict(file));
      }
      return List.of(
          Figure.atMost("claim", perResult(connection, claims, statements), "statements", GOAL),
          Figure.atMost(
              "verdict", perResult(connection, verdicts, statements), "statements", GOAL));
    }
  }

  private double perResult(HttpConnection connection, List<byte[]> results, Tally statements)
      throws Exception {
    statements.drain();
    for (byte[] result : results) {
      connection.exchange(result);
    }
    return (double) statements.drain().stream().filter(ResultCosts::isOfAResult).count()
        / results.size();
  }

  private static boolean isOfAResult(String sql) {
    return OTHERS.stream().noneMatch(sql::contains);
  }
}
