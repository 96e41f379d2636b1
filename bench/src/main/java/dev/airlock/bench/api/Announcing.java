package dev.airlock.bench.api;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.CpuTimes;
import dev.airlock.bench.lab.Jvm;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.load.JsonPost;
import dev.airlock.bench.load.Load;
import dev.airlock.bench.load.WarmUp;
import dev.airlock.cli.system.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/// How many files can be announced in a second, and how long an announcement takes.
///
/// Every request in turn comes from another owner: the announcements of one owner are counted one
/// after the other, so one owner alone would measure that lock.
record Announcing(Lab lab) {
  private static final int OWNERS = 2_000;
  private static final int CLOSED_CONNECTIONS = 32;
  private static final int OPEN_CONNECTIONS = 128;
  private static final Duration MEASURED = Duration.ofSeconds(10);
  private static final Duration MEASURED_LATENCY = Duration.ofSeconds(20);
  private static final double GOAL_PER_SECOND = 2_000;
  private static final int OPEN_PER_SECOND = 1_000;
  private static final double GOAL_P99_MILLIS = 50;
  private static final double MICROS_PER_MILLI = 1_000;
  private static final String ANNOUNCEMENT =
      """
      {"profile":"document","fileName":"report.pdf","contentType":"application/pdf","size":1000000}\
      """;

  List<Figure> measure() throws Exception {
    List<String> tokens = lab.steps().step("issuing tokens", () -> lab.tokens(OWNERS));
    try (ServiceProcess api = lab.startService(Part.UPLOAD_API, Jvm.FLAGS, Map.of())) {
      Load load = Load.of(api.port(), requests(api.port(), tokens));
      lab.steps()
          .step("warming up", () -> new WarmUp(load, CLOSED_CONNECTIONS).run(new AtomicLong()));
      List<Figure> figures = new ArrayList<>();
      CpuTimes before = CpuTimes.now(List.of(api));
      double rate = lab.steps().step("announcing", () -> load.closed(CLOSED_CONNECTIONS, MEASURED));
      CpuTimes used = CpuTimes.now(List.of(api)).since(before);
      figures.add(
          Figure.atLeast(
              "closed loop, %d connections".formatted(CLOSED_CONNECTIONS),
              rate,
              "/s",
              GOAL_PER_SECOND));
      figures.add(Figure.of("processor time meanwhile", used.during(MEASURED)));
      Histogram latencies =
          lab.steps()
              .step(
                  "announcing %,d a second".formatted(OPEN_PER_SECOND),
                  () -> load.open(OPEN_CONNECTIONS, OPEN_PER_SECOND, MEASURED_LATENCY));
      figures.addAll(latencies(latencies));
      return figures;
    }
  }

  private static List<byte[]> requests(int port, List<String> tokens) {
    return tokens.stream()
        .map(token ->
            new JsonPost(port, "/api/v1/files/upload/initiate", token, ANNOUNCEMENT).bytes())
        .toList();
  }

  private static List<Figure> latencies(Histogram latencies) {
    String what = "open loop, %,d/s: ".formatted(OPEN_PER_SECOND);
    return List.of(
        Figure.of(what + "p50", latencies.getValueAtPercentile(50) / MICROS_PER_MILLI, "ms"),
        Figure.of(what + "p90", latencies.getValueAtPercentile(90) / MICROS_PER_MILLI, "ms"),
        Figure.atMost(
            what + "p99",
            latencies.getValueAtPercentile(99) / MICROS_PER_MILLI,
            "ms",
            GOAL_P99_MILLIS),
        Figure.of(what + "max", latencies.getMaxValue() / MICROS_PER_MILLI, "ms"));
  }
}
