package dev.airlock.bench.api;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.JvmProbe;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.cli.system.Part;
import dev.airlock.sandbox.backends.Parallel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

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
      VideoForm film = new VideoForm(api.port(), token, SIZE);
      long idle = api.jvm().liveBytes();
      double seconds = lab.run("uploading 500 MiB", film::send);
      long live = lab.call("the same, collecting garbage", () -> liveDuring(film, api.jvm()));
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
      VideoForm film = new VideoForm(api.port(), token, SIZE);
      double seconds = lab.run("the same with " + flags.getFirst(), film::send);
      figures.add(Figure.holds(what, true, "yes"));
      figures.add(Figure.of("  time then", seconds, "s"));
    } catch (BenchmarkFailed | IOException _) {
      // Refused, or the connection ended: that is the answer to the question.
      figures.add(Figure.holds(what, false, "yes"));
    }
  }

  private static long liveDuring(VideoForm film, JvmProbe jvm) throws Exception {
    AtomicLong most = new AtomicLong();
    CountDownLatch sent = new CountDownLatch(1);
    Parallel.run(
        List.of(
            () -> {
              film.send();
              sent.countDown();
            },
            () -> {
              do {
                most.accumulateAndGet(jvm.liveBytes(), Math::max);
              } while (!sent.await(BETWEEN_COLLECTIONS_MILLIS, TimeUnit.MILLISECONDS));
            }));
    return most.get();
  }
}
