package dev.airlock.bench.scan;

import static dev.airlock.bench.scan.Sizes.KB;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.CpuTimes;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.scan.Backlog.Drained;
import java.util.List;

/// What a small file costs each process that it passes.
record SmallFiles(ServiceChain chain, ServiceProcess worker) {
  private static final int FILES = 2_000;
  private static final long SIZE = 10 * KB;

  /// Five times what a naive chain did on two processors, in files a second.
  private static final double GOAL = 450;

  /// The same as a share of clamd's own, which alone scanned 3,006 such files a second on those
  /// processors: this one means the same on a slower machine.
  private static final double GOAL_BESIDE_CLAMD = GOAL / 3_006;

  List<Figure> measure() throws Exception {
    Backlog backlog = new Backlog(chain, worker);
    Drained drained =
        backlog.drain(backlog.pile(FILES, SIZE), "scanning " + Sizes.text(FILES, SIZE));
    double millis = drained.millisPerFile(worker.name());
    double clamdMillis = drained.millisPerFile(CpuTimes.CLAMD);
    int processors = Runtime.getRuntime().availableProcessors();
    double availableMillis = processors * 1_000.0;
    return List.of(
        Figure.of("files a second, whole chain", drained.filesPerSecond(), "/s"),
        Figure.atLeast(
            "files a second if %d processors had nothing but the worker".formatted(processors),
            availableMillis / millis,
            "/s",
            GOAL),
        Figure.of("  nothing but clamd", availableMillis / clamdMillis, "/s"),
        Figure.atLeast("  worker / clamd", clamdMillis / millis, "", GOAL_BESIDE_CLAMD),
        Figure.of("processor time per file: worker", millis, "ms"),
        Figure.of("  of it its JVM compiling", drained.compilingMillisPerFile(), "ms"),
        cost(drained, "webhook", chain.webhook().name()),
        cost(drained, "PostgreSQL", CpuTimes.POSTGRESQL),
        cost(drained, "clamd", CpuTimes.CLAMD),
        cost(drained, "emulators of S3, SQS, Kafka", CpuTimes.OWN));
  }

  private static Figure cost(Drained drained, String who, String name) {
    return Figure.of("  " + who, drained.millisPerFile(name), "ms");
  }
}
