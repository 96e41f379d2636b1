package dev.airlock.bench.webhook;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.figure.Report.Section;
import dev.airlock.bench.lab.CpuTimes;
import dev.airlock.bench.lab.Jvm;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.load.HttpConnection;
import dev.airlock.bench.load.Load;
import dev.airlock.bench.load.WarmUp;
import dev.airlock.sandbox.backends.NamespaceLayout;
import dev.airlock.cli.system.Part;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/// Results and their events, by the second.
record Rates(Lab lab) {
  private static final int FILES = 300_000;
  private static final int CONNECTIONS = 32;
  private static final Duration MEASURED = Duration.ofSeconds(15);
  private static final double GOAL_PER_SECOND = 1_500;
  private static final int SINGLE = 300;
  private static final long BETWEEN_SINGLE_MILLIS = 20;
  private static final double GOAL_LAG_MILLIS = 50;
  private static final Duration OUTAGE = Duration.ofSeconds(10);
  private static final double GOAL_CATCH_UP = 2_000;
  private static final double MICROS_PER_MILLI = 1_000;

  List<Section> measure() throws Exception {
    try (ServiceProcess webhook = lab.startService(Part.WEBHOOK, Jvm.FLAGS, Map.of());
        EventLag lag =
            EventLag.on(lab.ports().address(Part.KAFKA), NamespaceLayout.standard().topic())) {
      lab.steps().step("adding files", () -> new PendingFiles(lab).add(FILES));
      Results results = Results.signedWith(lab.webhookSecret(), webhook.port());
      Load load = new Load(webhook.port(), results::get);
      AtomicLong next = new AtomicLong();
      lab.steps().step("warming up", () -> new WarmUp(load, CONNECTIONS).run(next));
      lag.await(next.get());
      return List.of(
          new Section("Scan results, closed loop", atFullRate(webhook, load, next, lag)),
          new Section("Events of an idle system", oneByOne(webhook, next, lag)),
          new Section("Events after an outage", catchingUp(load, next, lag)));
    }
  }

  private List<Figure> atFullRate(ServiceProcess webhook, Load load, AtomicLong next, EventLag lag)
      throws Exception {
    lag.drain();
    CpuTimes before = CpuTimes.now(List.of(webhook));
    double rate =
        lab.steps().step("sending results", () -> load.closed(CONNECTIONS, MEASURED, next));
    CpuTimes used = CpuTimes.now(List.of(webhook)).since(before);
    lag.await(next.get());
    List<Figure> figures = new ArrayList<>();
    figures.add(
        Figure.atLeast(
            "results, %d connections".formatted(CONNECTIONS), rate, "/s", GOAL_PER_SECOND));
    figures.add(Figure.of("processor time meanwhile", used.during(MEASURED)));
    Histogram lags = lag.drain();
    figures.add(Figure.of("from the change to its consumer: p50", millis(lags, 50), "ms"));
    figures.add(Figure.of("from the change to its consumer: p99", millis(lags, 99), "ms"));
    return figures;
  }

  private List<Figure> oneByOne(ServiceProcess webhook, AtomicLong next, EventLag lag)
      throws Exception {
    // Whole blocks were not sent, so that no verdict lacks its claim: go on with claims.
    long file = Results.files(next.get());
    Results results = Results.signedWith(lab.webhookSecret(), webhook.port());
    long before = lag.arrived();
    lab.steps()
        .step(
            "sending single results",
            () -> {
              try (HttpConnection connection = HttpConnection.to(webhook.port())) {
                for (int i = 0; i < SINGLE; i++) {
                  connection.exchange(results.claim(file + i));
                  TimeUnit.MILLISECONDS.sleep(BETWEEN_SINGLE_MILLIS);
                }
              }
              lag.await(before + SINGLE);
              return true;
            });
    Histogram lags = lag.drain();
    return List.of(
        Figure.of("from the change to its consumer: p50", millis(lags, 50), "ms"),
        Figure.atMost(
            "from the change to its consumer: p99", millis(lags, 99), "ms", GOAL_LAG_MILLIS));
  }

  // The relay stands still while somebody else holds its lock, as it does while Kafka is away.
  private List<Figure> catchingUp(Load load, AtomicLong next, EventLag lag) throws Exception {
    next.set(Results.firstAfter(Results.files(next.get()) + SINGLE));
    long arrived = lag.arrived();
    long first = next.get();
    try (Connection relay = lab.connectDatabase()) {
      relay.createStatement().execute("SELECT pg_advisory_lock(hashtext('airlock.outbox'))");
      lab.steps()
          .step("sending results without a relay", () -> load.closed(CONNECTIONS, OUTAGE, next));
    }
    long waiting = next.get() - first;
    long began = System.nanoTime();
    lab.steps()
        .step(
            "catching up",
            () -> {
              lag.await(arrived + waiting);
              return true;
            });
    double seconds = (System.nanoTime() - began) / 1e9;
    return List.of(
        Figure.of("events that waited", (double) waiting, ""),
        Figure.atLeast("events relayed", waiting / seconds, "/s", GOAL_CATCH_UP));
  }

  private static double millis(Histogram lags, double percentile) {
    return lags.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
  }
}
