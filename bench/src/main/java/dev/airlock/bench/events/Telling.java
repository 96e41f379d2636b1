package dev.airlock.bench.events;

import dev.airlock.bench.client.Caller;
import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// From the answer to an announcement until its owner is told of it by an event stream: relay,
/// Kafka and stream.
record Telling(Lab lab, ServiceProcess api, String token, EventStream stream) {
  private static final int FILES = 300;
  private static final int SIGNIFICANT_DIGITS = 3;
  private static final double MICROS_PER_MILLI = 1_000;

  List<Figure> measure() throws Exception {
    Histogram times = new Histogram(TimeUnit.MINUTES.toMicros(1), SIGNIFICANT_DIGITS);
    try (HttpClient http = HttpClient.newHttpClient()) {
      Caller owner = new Caller(http, api.address(), token);
      BufferedReader lines = stream.lines();
      lab.steps()
          .step(
              "announcing %d files and waiting for their events".formatted(FILES),
              () -> {
                for (int i = 0; i < FILES; i++) {
                  String id = owner.announce("put", 1).get("fileId").stringValue();
                  long announced = System.nanoTime();
                  awaitEvent(lines, id);
                  times.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - announced));
                }
                return true;
              });
    }
    return List.of(
        Figure.of(
            "an event is told after, p50", times.getValueAtPercentile(50) / MICROS_PER_MILLI, "ms"),
        Figure.of("p99", times.getValueAtPercentile(99) / MICROS_PER_MILLI, "ms"));
  }

  private static void awaitEvent(BufferedReader lines, String fileId) throws IOException {
    String line = lines.readLine();
    while (line != null && !(line.startsWith("data: ") && line.contains(fileId))) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new BenchmarkFailed("an event stream ended");
    }
  }
}
