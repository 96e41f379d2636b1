package dev.airlock.bench.scan;

import static dev.airlock.bench.scan.Sizes.GB;
import static dev.airlock.bench.scan.Sizes.KB;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.scan.ServiceChain.Uploaded;
import dev.airlock.cli.system.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The largest object that clamd takes, together with many small ones, through a worker with little
/// memory.
record LargeObject(ServiceChain chain) {
  // clamd takes no file of 2 GiB: its sizes are signed numbers of 32 bits.
  private static final long LARGE = 2 * GB;
  private static final int SMALL_FILES = 32;
  private static final long SMALL = 10 * KB;
  private static final String WHAT =
      Sizes.text(1, LARGE) + " and " + Sizes.text(SMALL_FILES, SMALL);

  /// What a worker with little memory is started with.
  static final List<String> LITTLE_MEMORY =
      List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

  List<Figure> measure() throws Exception {
    Lab lab = chain.lab();
    List<Uploaded> files = new ArrayList<>();
    lab.run(
        "uploading " + WHAT,
        () -> {
          files.add(chain.upload(LARGE));
          files.addAll(chain.upload(SMALL_FILES, SMALL));
        });
    try (ServiceProcess worker = lab.startService(Part.SCAN_WORKER, LITTLE_MEMORY, Map.of())) {
      Duration time =
          lab.call("scanning " + WHAT, () -> new AwaitVerdict(lab, worker).awaitClean(files));
      return List.of(
          Figure.holds(
              "%s: all clean, and heap enough, with %s".formatted(WHAT, LITTLE_MEMORY.getFirst()),
              true,
              "yes"),
          Figure.of("  time", time.toNanos() / 1e9, "s"),
          Figure.peak(
              "  peak memory of the worker's process (VmHWM)", worker.jvm().peakMebibytes(), 0));
    }
  }
}
