package dev.airlock.bench.scan;

import static dev.airlock.bench.scan.Sizes.MB;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.scan.Backlog.Drained;
import dev.airlock.bench.scan.ServiceChain.Uploaded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How much of clamd's own speed is left when the worker feeds it.
///
/// @param smallPermits how many objects of 1 MB the worker scans at a time
/// @param largePermits how many of 100 MB
record Throughput(ServiceChain chain, ServiceProcess worker, int smallPermits, int largePermits) {

  List<Figure> measure() throws Exception {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(of(60, 100 * MB, largePermits, 0.95));
    figures.addAll(of(1_200, MB, smallPermits, 0.9));
    return figures;
  }

  private List<Figure> of(int count, long size, int permits, double goal) throws Exception {
    Lab lab = chain.lab();
    RawScans clamd = new RawScans(lab);
    Backlog backlog = new Backlog(chain, worker);
    List<Uploaded> files = backlog.pile(count, size);
    String what = "%s, %d at a time".formatted(Sizes.text(count, size), permits);
    double before = clamd.perSecond(what, count, size, permits);
    Drained drained = backlog.drain(files, "scanning " + what);
    double after = clamd.perSecond(what, count, size, permits);
    double perSecond = drained.filesPerSecond();
    double besideCopies;
    try (DiskCopies _ = new DiskCopies(lab.file("copies"), size, perSecond)) {
      besideCopies = clamd.perSecond(what + ", beside copies", count, size, permits);
    }
    lab.run("deleting them", () -> chain.delete(files));
    double megabytes = (double) size / MB;
    return List.of(
        Figure.atLeast(
            "%s, %d at a time: worker / clamd alone".formatted(Sizes.text(size), permits),
            perSecond * 2 / (before + after),
            "",
            goal),
        Figure.of("  worker", perSecond * megabytes, "MB/s"),
        Figure.of(
            "  clamd alone before, after",
            String.format(Locale.ROOT, "%.1f, %.1f MB/s", before * megabytes, after * megabytes)),
        Figure.of(
            "  clamd alone while as many copies are written to the disk",
            besideCopies * megabytes,
            "MB/s"),
        Figure.of("    worker / that", perSecond / besideCopies, ""),
        Figure.of("  busy meanwhile", drained.processors()));
  }
}
