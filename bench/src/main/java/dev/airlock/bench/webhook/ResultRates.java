package dev.airlock.bench.webhook;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.figure.Latencies;
import dev.airlock.bench.figure.Report;
import dev.airlock.bench.lab.CpuTimes;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.load.HttpConnection;
import dev.airlock.bench.load.Load;
import dev.airlock.cli.system.Part;
import dev.airlock.sandbox.backends.NamespaceLayout;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Results and their events, by the second.
record ResultRates(Lab lab) {
  private static final int FILES = 300_000;
  private static final int CONNECTIONS = 32;
  private static final Duration MEASURED = Duration.ofSeconds(15);
  private static final double GOAL_PER_SECOND = 1_500;
  private static final int SINGLE = 300;
  private static final long BETWEEN_SINGLE_MILLIS = 20;
  private static final double GOAL_LAG_MILLIS = 50;
  private static final Duration OUTAGE = Duration.ofSeconds(10);
  private static final double GOAL_CATCH_UP = 2_000;
  private static final String LAG = "from the change to its consumer: ";

  void measure(Report report) throws Exception {
    try (ServiceProcess webhook = lab.startService(Part.WEBHOOK, Lab.FLAGS, Map.of());
        EventLag lag = new EventLag(lab.address(Part.KAFKA), NamespaceLayout.standard().topic())) {
      lab.run("adding files", () -> lab.update(PendingFiles.ADD, PendingFiles.SIZE, FILES - 1));
      ScanResultRequests results = ScanResultRequests.signedWith(lab.webhookSecret());
      Load load = new Load(webhook.port(), results::get);
      lab.run("warming up", () -> load.warmUp(CONNECTIONS));
      lag.await(load.next().get());
      report.add("Scan results, closed loop", atFullRate(webhook, load, lag));
      report.add("Events of an idle system", oneByOne(webhook, load, lag));
      report.add("Events after an outage", catchingUp(load, lag));
    }
  }

  private List<Figure> atFullRate(ServiceProcess webhook, Load load, EventLag lag)
      throws Exception {
    lag.latencies().clear();
    CpuTimes before = CpuTimes.now(webhook);
    double rate = lab.call("sending results", () -> load.closed(CONNECTIONS, MEASURED));
    CpuTimes used = CpuTimes.now(webhook).since(before);
    lag.await(load.next().get());
    Latencies lags = lag.latencies();
    return List.of(
        Figure.atLeast(
            "results, %d connections".formatted(CONNECTIONS), rate, "/s", GOAL_PER_SECOND),
        Figure.of("processor time meanwhile", used.during(MEASURED)),
        lags.figure(LAG + "p50", 50),
        lags.figure(LAG + "p99", 99));
  }

  private List<Figure> oneByOne(ServiceProcess webhook, Load load, EventLag lag) throws Exception {
    // Whole blocks were not sent, so that no verdict lacks its claim: go on with claims.
    long file = ScanResultRequests.files(load.next().get());
    ScanResultRequests results = ScanResultRequests.signedWith(lab.webhookSecret());
    long before = lag.arrived();
    lag.latencies().clear();
    lab.run(
        "sending single results",
        () -> {
          try (HttpConnection connection = new HttpConnection(webhook.port())) {
            for (int i = 0; i < SINGLE; i++) {
              connection.exchange(results.claim(file + i));
              TimeUnit.MILLISECONDS.sleep(BETWEEN_SINGLE_MILLIS);
            }
          }
          lag.await(before + SINGLE);
        });
    return List.of(
        lag.latencies().figure(LAG + "p50", 50),
        lag.latencies().figure(LAG + "p99", 99, GOAL_LAG_MILLIS));
  }

  // The relay stops while somebody else holds its lock, as it does while Kafka is unreachable.
  private List<Figure> catchingUp(Load load, EventLag lag) throws Exception {
    long first =
        ScanResultRequests.firstAfter(ScanResultRequests.files(load.next().get()) + SINGLE);
    load.next().set(first);
    long arrived = lag.arrived();
    try (Connection relay = lab.connectDatabase()) {
      relay.createStatement().execute("SELECT pg_advisory_lock(hashtext('airlock.outbox'))");
      lab.call("sending results without a relay", () -> load.closed(CONNECTIONS, OUTAGE));
    }
    long waiting = load.next().get() - first;
    double seconds = lab.run("catching up", () -> lag.await(arrived + waiting));
    return List.of(
        Figure.of("events that waited", (double) waiting, ""),
        Figure.atLeast("events relayed", waiting / seconds, "/s", GOAL_CATCH_UP));
  }
}
