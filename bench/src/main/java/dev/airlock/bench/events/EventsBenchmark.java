package dev.airlock.bench.events;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.figure.Report;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.load.ApiClient;
import dev.airlock.bench.load.HttpConnection;
import dev.airlock.bench.load.Repeated;
import dev.airlock.cli.system.Part;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Many event streams of one upload-api: the memory they take, and how soon an event is pushed.
public final class EventsBenchmark {
  private static final int STREAMS = 5_000;
  private static final int PER_CALLER = 20;
  private static final int OPENED_AT_A_TIME = 8;
  private static final double GOAL_MEBIBYTES = 512;
  private static final double KIBI = 1_024;
  private static final List<String> API_FLAGS = List.of("-Xmx256m", "-XX:+UseSerialGC");
  // One more than wait: the one that is pushed to.
  private static final Map<String, String> API_SETTINGS =
      Map.of("AIRLOCK_EVENTS_MAXLISTENERS", Integer.toString(STREAMS + 1));

  private EventsBenchmark() {}

  public static Report measure(Lab lab) throws Exception {
    Report report =
        Report.on("events", "the clients, upload-api, webhook, PostgreSQL, Kafka")
            .ran("upload-api", API_FLAGS);
    try (ServiceProcess api = lab.startService(Part.UPLOAD_API, API_FLAGS, API_SETTINGS);
        ServiceProcess _ = lab.startService(Part.WEBHOOK, Lab.FLAGS, Map.of())) {
      report.add("%,d event streams of one process".formatted(STREAMS), figures(lab, api));
    }
    return report;
  }

  private static List<Figure> figures(Lab lab, ServiceProcess api) throws Exception {
    List<String> tokens = lab.tokens(STREAMS / PER_CALLER + 1);
    List<HttpConnection> waiting = Collections.synchronizedList(new ArrayList<>());
    try (HttpClient http = HttpClient.newHttpClient()) {
      String owner = tokens.getLast();
      PushLatency push = new PushLatency(lab, new ApiClient(http, api.address(), owner));
      try (HttpConnection stream = opened(api, owner)) {
        push.measure(stream); // warms up
      }
      long before = api.jvm().liveBytes();
      AtomicInteger next = new AtomicInteger();
      double seconds =
          lab.run(
              "opening %,d event streams".formatted(STREAMS),
              () ->
                  Repeated.run(
                      STREAMS,
                      OPENED_AT_A_TIME,
                      () ->
                          waiting.add(
                              opened(api, tokens.get(next.getAndIncrement() / PER_CALLER)))));
      double heap = (api.jvm().liveBytes() - before) / KIBI / STREAMS;
      List<Figure> figures = new ArrayList<>();
      figures.add(Figure.of("opened", STREAMS / seconds, "a second"));
      figures.add(Figure.of("heap of each that waits, collected", heap, "KiB"));
      try (HttpConnection stream = opened(api, owner)) {
        figures.addAll(push.measure(stream));
      }
      figures.add(
          Figure.peak(
              "most memory of the process, the JVM's own included",
              api.jvm().peakMebibytes(),
              GOAL_MEBIBYTES));
      return figures;
    } finally {
      for (HttpConnection stream : waiting) {
        stream.close();
      }
    }
  }

  private static HttpConnection opened(ServiceProcess api, String token) throws IOException {
    HttpConnection connection = new HttpConnection(api.port());
    connection.open(
        HttpConnection.request(
            "GET /api/v1/files/events", Map.of("Authorization", "Bearer " + token), ""));
    return connection;
  }
}
