package dev.airlock.bench.api;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.figure.Latencies;
import dev.airlock.bench.lab.CpuTimes;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.load.HttpConnection;
import dev.airlock.bench.load.Load;
import dev.airlock.cli.system.Part;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How many uploads can be initiated in a second, and how long it takes.
///
/// Consecutive requests come from different owners: the uploads of one owner are counted one after
/// the other, so one owner alone would measure that lock.
record InitiateLoad(Lab lab) {
  private static final int OWNERS = 2_000;
  private static final int CLOSED_CONNECTIONS = 32;
  private static final int OPEN_CONNECTIONS = 128;
  private static final Duration MEASURED = Duration.ofSeconds(10);
  private static final Duration MEASURED_LATENCY = Duration.ofSeconds(20);
  private static final double GOAL_PER_SECOND = 2_000;
  private static final int OPEN_PER_SECOND = 1_000;
  private static final double GOAL_P99_MILLIS = 50;
  private static final String BODY =
      """
      {"profile":"document","fileName":"report.pdf","contentType":"application/pdf","size":1000000}\
      """;

  List<Figure> measure() throws Exception {
    List<byte[]> requests =
        lab.call(
            "issuing tokens", () -> lab.tokens(OWNERS).stream().map(InitiateLoad::by).toList());
    try (ServiceProcess api = lab.startService(Part.UPLOAD_API, Lab.FLAGS, Map.of())) {
      Load load = new Load(api.port(), number -> requests.get((int) (number % OWNERS)));
      lab.run("warming up", () -> load.warmUp(CLOSED_CONNECTIONS));
      CpuTimes before = CpuTimes.now(api);
      double rate = lab.call("initiating uploads", () -> load.closed(CLOSED_CONNECTIONS, MEASURED));
      CpuTimes used = CpuTimes.now(api).since(before);
      Latencies latencies =
          lab.call(
              "initiating %,d uploads a second".formatted(OPEN_PER_SECOND),
              () -> load.open(OPEN_CONNECTIONS, OPEN_PER_SECOND, MEASURED_LATENCY));
      String closed = "closed loop, %d connections".formatted(CLOSED_CONNECTIONS);
      String open = "open loop, %,d/s: ".formatted(OPEN_PER_SECOND);
      return List.of(
          Figure.atLeast(closed, rate, "/s", GOAL_PER_SECOND),
          Figure.of("processor time meanwhile", used.during(MEASURED)),
          latencies.figure(open + "p50", 50),
          latencies.figure(open + "p90", 90),
          latencies.figure(open + "p99", 99, GOAL_P99_MILLIS),
          latencies.figure(open + "max", 100));
    }
  }

  private static byte[] by(String token) {
    return HttpConnection.request(
        "POST /api/v1/files/upload/initiate",
        Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
        BODY);
  }
}
