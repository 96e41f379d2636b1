package dev.airlock.bench.scan;

import dev.airlock.bench.Benchmark;
import dev.airlock.bench.figure.Report;
import dev.airlock.bench.figure.Report.Section;
import dev.airlock.bench.lab.Jvm;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.Machine;
import dev.airlock.bench.lab.Processors;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.sandbox.clamd.ClamdServerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The scan worker beside clamd alone, what it costs, and how soon files are clean.
public final class ScanBenchmark implements Benchmark {
  private static final int SMALL_LANES = 12;
  // Where a scanner has one of two processors and everything else the other.
  private static final int LARGE_LANES = 1;
  private static final int SATURATING_LANES = 3;

  @Override
  public String name() {
    return "scan";
  }

  @Override
  public String description() {
    return "scan-worker: throughput beside clamd alone, latency, costs, memory";
  }

  /// As large as it gets, and without memory: every scan is to be one.
  @Override
  public ClamdServerSettings clamd() {
    return new ClamdServerSettings(4_000, false);
  }

  @Override
  public Report run(Lab lab) throws Exception {
    List<String> conditions = conditions();
    List<Section> sections = new ArrayList<>();
    try (Chain chain = Chain.start(lab)) {
      try (ServiceProcess worker = worker(chain, LARGE_LANES)) {
        new WarmUp(chain, worker).run();
        sections.add(
            new Section(
                "From the end of a 100 KB upload until its owner sees it clean, idle system",
                new Latency(chain).measure()));
        sections.add(
            new Section("10 KB files from a backlog", new SmallFiles(chain, worker).measure()));
        sections.add(
            new Section(
                "Small files beside large ones",
                Processors.divided(new MixedSizes(chain, worker)::measure)));
      }
      try (ServiceProcess worker = worker(chain, SATURATING_LANES)) {
        new WarmUp(chain, worker).run();
        sections.add(
            new Section(
                "Throughput beside clamd alone, from a backlog",
                Processors.divided(
                    new Throughput(chain, worker, SMALL_LANES, SATURATING_LANES)::measure)));
      }
      sections.add(
          new Section(
              "Requests of the worker per clean file, from a backlog",
              new RequestCounts(chain).measure()));
      sections.add(
          new Section("A large object in little memory", new LargeObject(chain).measure()));
    }
    return new Report(name(), conditions, sections);
  }

  private static ServiceProcess worker(Chain chain, int largeLanes) throws Exception {
    return chain.startWorker(
        Jvm.FLAGS_SOON_WARM,
        Map.of(
            "AIRLOCK_LANES_SMALL", Integer.toString(SMALL_LANES),
            "AIRLOCK_LANES_LARGE", Integer.toString(largeLanes)));
  }

  private static List<String> conditions() {
    List<String> conditions =
        new ArrayList<>(
            Machine.conditions(
                "the clients, upload-api, webhook, scan-worker, clamd, PostgreSQL, S3, SQS,"
                    + " Kafka"));
    conditions.add(
        "services on Java %s with %s"
            .formatted(Runtime.version(), String.join(" ", Jvm.FLAGS_SOON_WARM)));
    conditions.add(
        "one clamd without cache and with two test signatures; all files are texts of random"
            + " words");
    conditions.add(
        Processors.canBeDivided()
            ? "for throughput, and for small files beside large ones, clamd has one processor and"
                + " everything else the others; alone, too"
            : "clamd shares the processors with everything else");
    return conditions;
  }
}
