package dev.airlock.bench.events;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.figure.Latencies;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.load.ApiClient;
import java.io.BufferedReader;
import java.net.http.HttpClient;
import java.util.List;

/// From the response to an initiated upload until its owner gets the event by an event stream:
/// relay, Kafka and stream.
record PushLatency(Lab lab, ServiceProcess api, String token) {
  private static final int FILES = 300;

  List<Figure> measure() throws Exception {
    Latencies latencies = new Latencies();
    try (EventStream stream = EventStream.open(api.port(), token);
        HttpClient http = HttpClient.newHttpClient()) {
      BufferedReader lines = stream.lines();
      ApiClient owner = new ApiClient(http, api.address(), token);
      lab.run(
          "initiating %d uploads and waiting for their events".formatted(FILES),
          () -> {
            for (int i = 0; i < FILES; i++) {
              String id = owner.initiate("put", 1).get("fileId").stringValue();
              long initiated = System.nanoTime();
              EventStream.awaitEvent(lines, id);
              latencies.record(System.nanoTime() - initiated);
            }
          });
    }
    return List.of(
        latencies.figure("an event is pushed after, p50", 50), latencies.figure("p99", 99));
  }

  // Holds a token.
  @Override
  public String toString() {
    return "PushLatency[" + api + "]";
  }
}
