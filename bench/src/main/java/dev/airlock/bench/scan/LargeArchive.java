package dev.airlock.bench.scan;

import static dev.airlock.bench.scan.Sizes.MB;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.scan.ServiceChain.Uploaded;
import dev.airlock.cli.system.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A large archive through a worker with little memory.
record LargeArchive(ServiceChain chain) {
  private static final long LARGE = 500 * MB;

  List<Figure> measure() throws Exception {
    Lab lab = chain.lab();
    Path folder = Files.createDirectory(lab.file("large-archive"));
    Archive archive = lab.call("making an archive", () -> Archive.withinAnother(folder, LARGE));
    List<Uploaded> files =
        lab.call(
            "uploading " + archive.what(),
            () -> chain.upload(1, archive.file(), archive.contentType()));
    try (ServiceProcess worker =
        lab.startService(Part.SCAN_WORKER, LargeObject.LITTLE_MEMORY, Map.of())) {
      Duration time =
          lab.call(
              "scanning " + archive.what(), () -> new AwaitVerdict(lab, worker).awaitClean(files));
      return List.of(
          Figure.holds(
              "%s: clean, and heap enough, with %s"
                  .formatted(archive.what(), LargeObject.LITTLE_MEMORY.getFirst()),
              true,
              "yes"),
          Figure.of("  time", time.toNanos() / 1e9, "s"),
          Figure.peak(
              "  peak memory of the worker's process (VmHWM)", worker.jvm().peakMebibytes(), 0));
    }
  }
}
