package dev.airlock.bench.events;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.figure.Report;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.sandbox.ports.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
    PushLatency push = new PushLatency(lab, api, tokens.getLast());
    push.measure(); // warms up
    long before = api.jvm().liveBytes();
    List<EventStream> open = Collections.synchronizedList(new ArrayList<>());
    try {
      double seconds =
          lab.run(
              "opening %,d event streams".formatted(STREAMS),
              () -> openAll(api.port(), tokens, open));
      double heap = (api.jvm().liveBytes() - before) / KIBI / STREAMS;
      List<Figure> figures = new ArrayList<>();
      figures.add(Figure.of("opened", STREAMS / seconds, "a second"));
      figures.add(Figure.of("heap of each that waits, collected", heap, "KiB"));
      figures.addAll(push.measure());
      figures.add(
          Figure.peak(
              "most memory of the process, the JVM's own included",
              api.jvm().peakMebibytes(),
              GOAL_MEBIBYTES));
      return figures;
    } finally {
      for (EventStream stream : open) {
        stream.close();
      }
    }
  }

  private static void openAll(int port, List<String> tokens, List<EventStream> open)
      throws Exception {
    List<Future<Boolean>> opened = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(OPENED_AT_A_TIME)) {
      for (int i = 0; i < STREAMS; i++) {
        String token = tokens.get(i / PER_CALLER);
        opened.add(threads.submit(() -> open.add(EventStream.open(port, token))));
      }
    }
    for (Future<Boolean> stream : opened) {
      stream.get();
    }
  }
}
