package dev.airlock.bench.webhook;

import dev.airlock.bench.count.StatementLog;
import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.load.HttpConnection;
import dev.airlock.cli.system.Part;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/// The statements of a result. What the relay asks meanwhile is left out: it asks once for many
/// events.
record ResultCosts(Lab lab) {
  private static final int FILES = 20;
  private static final int WARM_UP = 100;
  // Behind those that were used before.
  private static final long FIRST = 290_000;
  private static final double GOAL = 2;
  private static final List<String> OTHERS =
      List.of("BEGIN", "COMMIT", "airlock.outbox", "event_stream", "airlock_events");

  List<Figure> measure() throws Exception {
    try (StatementLog statements = new StatementLog(lab);
        ServiceProcess webhook = lab.startService(Part.WEBHOOK, Lab.FLAGS, Map.of());
        HttpConnection connection = new HttpConnection(webhook.port())) {
      ScanResultRequests results = ScanResultRequests.signedWith(lab.webhookSecret());
      // Not measured: until the pool has its connections and the reconciler has had its first turn.
      for (long file = FIRST - WARM_UP; file < FIRST; file++) {
        connection.exchange(results.claim(file));
      }
      return List.of(
          figure("claim", connection, results::claim, statements),
          figure("verdict", connection, results::verdict, statements));
    }
  }

  private static Figure figure(
      String what, HttpConnection connection, LongFunction<byte[]> result, StatementLog statements)
      throws Exception {
    statements.drain();
    for (long file = FIRST; file < FIRST + FILES; file++) {
      connection.exchange(result.apply(file));
    }
    long count =
        statements.drain().stream().filter(sql -> OTHERS.stream().noneMatch(sql::contains)).count();
    return Figure.atMost(what, (double) count / FILES, "statements", GOAL);
  }
}
