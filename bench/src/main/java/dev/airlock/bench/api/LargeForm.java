package dev.airlock.bench.api;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.Jvm;
import dev.airlock.bench.lab.JvmTools;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.cli.system.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
    long heap = idle + (long) (GOAL_MEBIBYTES * MEBI);
    inTightHeap(token, Math.ceilDiv(heap, MEBI), figures);
    return figures;
  }

  private long inAmpleHeap(String token, List<Figure> figures) throws Exception {
    try (ServiceProcess api = lab.startService(Part.UPLOAD_API, Jvm.FLAGS, Map.of())) {
      JvmTools jvm = new JvmTools(api.pid());
      new VideoForm(api.port(), token, WARM_UP_SIZE).send();
      long idle = jvm.liveBytes();
      double seconds = lab.steps().step("uploading 500 MiB", () -> seconds(api, token));
      figures.add(Figure.of("500 MiB", seconds, "s"));
      figures.add(Figure.of("throughput", SIZE / 1e6 / seconds, "MB/s"));
      long live = lab.steps().step("the same, collecting garbage", () -> liveDuring(api, token));
      figures.add(Figure.of("heap in use when idle, collected", mebibytes(idle), "MiB"));
      figures.add(
          Figure.atMost(
              "rise while uploading, collected twice a second",
              Math.max(0, mebibytes(live - idle)),
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
      double seconds =
          lab.steps().step("the same with " + flags.getFirst(), () -> seconds(api, token));
      figures.add(Figure.holds(what, true, "yes"));
      figures.add(Figure.of("  time then", seconds, "s"));
    } catch (BenchmarkFailed | IOException _) {
      // Refused, or the connection ended: that is the answer to the question.
      figures.add(Figure.holds(what, false, "yes"));
    }
  }

  private static double seconds(ServiceProcess api, String token) throws Exception {
    long began = System.nanoTime();
    new VideoForm(api.port(), token, SIZE).send();
    return (System.nanoTime() - began) / 1e9;
  }

  private static long liveDuring(ServiceProcess api, String token) throws Exception {
    JvmTools jvm = new JvmTools(api.pid());
    CompletableFuture<Boolean> upload = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("upload")
        .start(() -> {
          try {
            seconds(api, token);
            upload.complete(true);
          } catch (Exception e) {
            upload.completeExceptionally(e);
          }
        });
    long most = 0;
    while (!isDone(upload)) {
      most = Math.max(most, jvm.liveBytes());
    }
    return most;
  }

  private static boolean isDone(CompletableFuture<Boolean> upload) throws Exception {
    try {
      return upload.get(BETWEEN_COLLECTIONS_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return false;
    }
  }

  private static double mebibytes(long bytes) {
    return (double) bytes / MEBI;
  }
}
