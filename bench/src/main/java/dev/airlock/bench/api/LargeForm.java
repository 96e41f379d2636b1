package dev.airlock.bench.api;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.sandbox.ports.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// How long a large file through the server takes, and how much memory.
///
/// The heap in use includes garbage that nobody has collected yet, so it says little. What counts
/// is measured twice: live objects after full collections in the middle of an upload, and whether
/// the same upload works in a heap that is larger than the idle service by no more than the goal.
record LargeForm(Lab lab) {
  private static final long MEBI = 1 << 20;
  private static final long SIZE = 500 * MEBI;
  private static final long WARM_UP_SIZE = 20 * MEBI;
  private static final double GOAL_MEBIBYTES = 64;
  private static final long BETWEEN_COLLECTIONS_MILLIS = 500;

  List<Figure> measure() throws Exception {
    String token = lab.tokens(1).getFirst();
    List<Figure> figures = new ArrayList<>();
    long idle = inAmpleHeap(token, figures);
    inTightHeap(token, Math.ceilDiv(idle, MEBI) + (long) GOAL_MEBIBYTES, figures);
    return figures;
  }

  private long inAmpleHeap(String token, List<Figure> figures) throws Exception {
    try (ServiceProcess api = lab.startService(Part.UPLOAD_API, Lab.FLAGS, Map.of())) {
      new VideoForm(api.port(), token, WARM_UP_SIZE).send();
      long idle = api.jvm().liveBytes();
      double seconds = lab.call("uploading 500 MiB", () -> seconds(api, token));
      long live = lab.call("the same, collecting garbage", () -> liveDuring(api, token));
      figures.add(Figure.of("500 MiB", seconds, "s"));
      figures.add(Figure.of("throughput", SIZE / 1e6 / seconds, "MB/s"));
      figures.add(Figure.of("heap in use when idle, collected", (double) idle / MEBI, "MiB"));
      figures.add(
          Figure.atMost(
              "rise while uploading, collected twice a second",
              Math.max(0, (double) (live - idle) / MEBI),
              "MiB",
              GOAL_MEBIBYTES));
      return idle;
    }
  }

  private void inTightHeap(String token, long mebibytes, List<Figure> figures) throws Exception {
    List<String> flags = List.of("-Xmx" + mebibytes + "m", "-XX:+UseSerialGC");
    String what =
        "works with %s, which is idle + %.0f MiB".formatted(flags.getFirst(), GOAL_MEBIBYTES);
    try (ServiceProcess api = lab.startService(Part.UPLOAD_API, flags, Map.of())) {
      double seconds = lab.call("the same with " + flags.getFirst(), () -> seconds(api, token));
      figures.add(Figure.holds(what, true, "yes"));
      figures.add(Figure.of("  time then", seconds, "s"));
    } catch (BenchmarkFailed | IOException _) {
      // Refused, or the connection ended: that is the answer to the question.
      figures.add(Figure.holds(what, false, "yes"));
    }
  }

  private static double seconds(ServiceProcess api, String token) throws IOException {
    long began = System.nanoTime();
    new VideoForm(api.port(), token, SIZE).send();
    return (System.nanoTime() - began) / 1e9;
  }

  private static long liveDuring(ServiceProcess api, String token) throws Exception {
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Double> upload = thread.submit(() -> seconds(api, token));
      long most = 0;
      while (!upload.isDone()) {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_COLLECTIONS_MILLIS);
        most = Math.max(most, api.jvm().liveBytes());
      }
      upload.get();
      return most;
    }
  }

  /// A form is answered with a success even if its one file was refused.
  static void requireAccepted(String response) {
    if (!response.contains("\"fileId\"")) {
      throw new BenchmarkFailed("the file in the form was refused: " + response);
    }
  }
}
