package dev.airlock.bench.scan;

import static dev.airlock.bench.scan.Sizes.MB;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.scan.Backlog.Drained;
import dev.airlock.cli.system.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How much of clamd's own speed is left when the worker feeds it.
///
/// @param smallLanes how many objects of 1 MB the worker examines at a time
/// @param largeLanes how many of 100 MB
record Throughput(Chain chain, ServiceProcess worker, int smallLanes, int largeLanes) {
  private static final int LARGE_FILES = 60;
  private static final long LARGE = 100 * MB;
  private static final double LARGE_GOAL = 0.95;
  private static final int MIDDLE_FILES = 1_200;
  private static final long MIDDLE = MB;
  private static final double MIDDLE_GOAL = 0.9;

  List<Figure> measure() throws Exception {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(of(LARGE_FILES, LARGE, largeLanes, LARGE_GOAL));
    figures.addAll(of(MIDDLE_FILES, MIDDLE, smallLanes, MIDDLE_GOAL));
    return figures;
  }

  private List<Figure> of(int count, long size, int lanes, double goal) throws Exception {
    Backlog backlog = new Backlog(chain, worker);
    List<Uploaded> files = backlog.pile(count, size);
    String what = "%s, %d at a time".formatted(Sizes.text(count, size), lanes);
    double before = raw(what, count, size, lanes);
    Drained drained = backlog.drain(files, "scanning " + what);
    double after = raw(what, count, size, lanes);
    double perSecond = drained.filesPerSecond();
    double besideCopies;
    try (DiskCopies _ = new DiskCopies(chain.lab().file("copies"), size, perSecond)) {
      besideCopies = raw(what + ", beside copies", count, size, lanes);
    }
    chain.lab().steps().step("removing them", () -> removed(files));
    double megabytes = (double) size / MB;
    return List.of(
        Figure.atLeast(
            "%s, %d at a time: worker / clamd alone".formatted(Sizes.text(size), lanes),
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

  private double raw(String what, int count, long size, int lanes) throws Exception {
    RawScans scans = new RawScans(chain.lab().ports().of(Part.CLAMD));
    return chain
        .lab()
        .steps()
        .step(
            "scanning %s, by clamd alone".formatted(what),
            () -> scans.perSecond(count, size, lanes));
  }

  private boolean removed(List<Uploaded> files) throws Exception {
    chain.uploads().remove(files);
    return true;
  }
}
