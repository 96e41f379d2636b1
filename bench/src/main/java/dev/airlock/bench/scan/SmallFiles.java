package dev.airlock.bench.scan;

import static dev.airlock.bench.scan.Sizes.KB;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.CpuTimes;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.scan.Backlog.Drained;
import dev.airlock.sandbox.ports.Part;
import java.util.List;
import java.util.Locale;

/// What a small file costs each process that it passes.
record SmallFiles(Chain chain, ServiceProcess worker) {
  private static final int FILES = 2_000;
  private static final long SIZE = 10 * KB;
  private static final double MILLIS_PER_SECOND = 1_000;

  private static final int RAW_FILES = 6_000;
  private static final int RAW_WAYS = 4;

  /// Five times the 90 files a second of a naive chain, on two processors that did nothing else and
  /// where clamd alone scanned 3,006 such files a second: a share of clamd's own speed, so that it
  /// means the same on a slower machine.
  private static final double GOAL = 5 * 90 / 3_006.0;

  List<Figure> measure() throws Exception {
    Backlog backlog = new Backlog(chain, worker);
    List<Uploaded> files = backlog.pile(FILES, SIZE);
    double before = raw();
    Drained drained = backlog.drain(files, "scanning " + Sizes.text(FILES, SIZE));
    double after = raw();
    int processors = Runtime.getRuntime().availableProcessors();
    double millis = drained.millisPerFile(worker.name());
    double workerAlone = processors * MILLIS_PER_SECOND / millis;
    return List.of(
        Figure.of("files a second, whole chain", drained.filesPerSecond(), "/s"),
        Figure.of(
            "files a second if %d processors had nothing but the worker".formatted(processors),
            workerAlone,
            "/s"),
        Figure.of(
            "  clamd alone before, after, %d at a time".formatted(RAW_WAYS),
            String.format(Locale.ROOT, "%.0f, %.0f /s", before, after)),
        Figure.atLeast("  worker / clamd alone", workerAlone * 2 / (before + after), "", GOAL),
        Figure.of("processor time per file: worker", millis, "ms"),
        Figure.of("  of it its JVM compiling", drained.compilingMillisPerFile(), "ms"),
        cost(drained, "webhook", chain.webhook().name()),
        cost(drained, "PostgreSQL", CpuTimes.POSTGRESQL),
        cost(drained, "clamd", CpuTimes.CLAMD),
        cost(drained, "emulators of S3, SQS, Kafka", CpuTimes.OWN));
  }

  private double raw() throws Exception {
    RawScans scans = new RawScans(chain.lab().ports().of(Part.CLAMD));
    return chain
        .lab()
        .steps()
        .step(
            "scanning %s, by clamd alone".formatted(Sizes.text(RAW_FILES, SIZE)),
            () -> scans.perSecond(RAW_FILES, SIZE, RAW_WAYS));
  }

  private static Figure cost(Drained drained, String who, String name) {
    return Figure.of("  " + who, drained.millisPerFile(name), "ms");
  }
}
