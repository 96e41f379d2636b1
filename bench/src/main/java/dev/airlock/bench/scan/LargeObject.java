package dev.airlock.bench.scan;

import static dev.airlock.bench.scan.Sizes.GB;
import static dev.airlock.bench.scan.Sizes.KB;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.PeakMemory;
import dev.airlock.bench.lab.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The largest object that clamd takes, together with many small ones, through a worker with little
/// memory.
record LargeObject(Chain chain) {
  // clamd takes no file of 2 GiB: its sizes are signed numbers of 32 bits.
  private static final long LARGE = 2 * GB;
  private static final int SMALL_FILES = 32;
  private static final long SMALL = 10 * KB;
  private static final List<String> LITTLE_MEMORY =
      List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

  List<Figure> measure() throws Exception {
    List<Uploaded> files = chain.lab().steps().step("uploading " + what(), this::uploaded);
    try (ServiceProcess worker = chain.startWorker(LITTLE_MEMORY, Map.of())) {
      Duration time =
          chain
              .lab()
              .steps()
              .step(
                  "scanning " + what(), () -> new Judgement(chain.lab(), worker).awaitClean(files));
      List<Figure> figures = new ArrayList<>();
      figures.add(
          Figure.holds(
              "%s: all clean, and heap enough, with %s".formatted(what(), LITTLE_MEMORY.getFirst()),
              true,
              "yes"));
      figures.add(Figure.of("  time", time.toNanos() / 1e9, "s"));
      figures.add(
          PeakMemory.of(worker.pid()).figure("  peak memory of the worker's process (VmHWM)"));
      return figures;
    }
  }

  private static String what() {
    return Sizes.text(1, LARGE) + " and " + Sizes.text(SMALL_FILES, SMALL);
  }

  private List<Uploaded> uploaded() throws Exception {
    List<Uploaded> files = new ArrayList<>(chain.uploads().files(1, LARGE));
    files.addAll(chain.uploads().files(SMALL_FILES, SMALL));
    return files;
  }
}
