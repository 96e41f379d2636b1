package dev.airlock.bench.events;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.figure.Latencies;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.load.ApiClient;
import dev.airlock.bench.load.HttpConnection;
import java.util.List;

/// From the response to an initiated upload until its owner gets the event by an event stream:
/// relay, Kafka and stream.
record PushLatency(Lab lab, ApiClient owner) {
  private static final int FILES = 300;

  List<Figure> measure(HttpConnection stream) throws Exception {
    Latencies latencies = new Latencies();
    lab.run(
        "initiating %d uploads and waiting for their events".formatted(FILES),
        () -> {
          for (int i = 0; i < FILES; i++) {
            String id = owner.initiate("put", 1).get("fileId").stringValue();
            long initiated = System.nanoTime();
            String line = stream.line();
            while (!(line.startsWith("data: ") && line.contains(id))) {
              line = stream.line();
            }
            latencies.record(System.nanoTime() - initiated);
          }
        });
    return List.of(
        latencies.figure("an event is pushed after, p50", 50), latencies.figure("p99", 99));
  }
}
