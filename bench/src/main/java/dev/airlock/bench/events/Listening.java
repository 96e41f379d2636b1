package dev.airlock.bench.events;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.JvmTools;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.PeakMemory;
import dev.airlock.bench.lab.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Listeners that wait, and how soon one of them is told of a change.
record Listening(Lab lab, ServiceProcess api, int listeners) {
  private static final int PER_CALLER = 20;
  private static final int OPENED_AT_A_TIME = 8;
  private static final double GOAL_MEBIBYTES = 512;
  private static final double KIBI = 1_024;

  List<Figure> measure() throws Exception {
    JvmTools jvm = new JvmTools(api.pid());
    List<String> tokens = lab.tokens(listeners / PER_CALLER + 1);
    String first = tokens.getLast();
    try (EventStream one = EventStream.open(api.port(), first)) {
      new Telling(lab, api, first, one).measure(); // warms up
    }
    long before = jvm.liveBytes();
    List<EventStream> open = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    try {
      long began = System.nanoTime();
      lab.steps()
          .step("opening %,d event streams".formatted(listeners), () -> openAll(tokens, open));
      figures.add(Figure.of("opened", listeners / ((System.nanoTime() - began) / 1e9), "a second"));
      figures.add(
          Figure.of(
              "heap of each that waits, collected",
              (jvm.liveBytes() - before) / KIBI / listeners,
              "KiB"));
      try (EventStream one = EventStream.open(api.port(), first)) {
        figures.addAll(new Telling(lab, api, first, one).measure());
      }
      figures.add(
          PeakMemory.of(api.pid())
              .figure("most memory of the process, the JVM's own included", GOAL_MEBIBYTES));
      return figures;
    } finally {
      for (EventStream stream : open) {
        stream.close();
      }
    }
  }

  private boolean openAll(List<String> tokens, List<EventStream> open) throws Exception {
    List<Future<EventStream>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(OPENED_AT_A_TIME)) {
      for (int i = 0; i < listeners; i++) {
        String token = tokens.get(i / PER_CALLER);
        answers.add(threads.submit(() -> EventStream.open(api.port(), token)));
      }
    }
    for (Future<EventStream> answer : answers) {
      open.add(answer.get());
    }
    return true;
  }
}
