package dev.airlock.bench.scan;

import dev.airlock.bench.figure.Report;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.Processors;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.cli.system.Part;
import dev.airlock.sandbox.clamd.ClamdServerSettings;
import java.util.Map;

/// The scan worker beside clamd alone, what it costs, and how soon files are clean.
public final class ScanBenchmark {
  /// As large as it gets, and without memory: every scan is to be one.
  public static final ClamdServerSettings CLAMD = new ClamdServerSettings(4_000, false);

  private static final int SMALL_PERMITS = 12;
  // Where clamd has one of two processors and everything else the other.
  private static final int LARGE_PERMITS = 1;
  private static final int SATURATING_PERMITS = 3;

  private ScanBenchmark() {}

  public static Report measure(Lab lab) throws Exception {
    Report report =
        Report.on(
                "scan",
                "the clients, upload-api, webhook, scan-worker, clamd, PostgreSQL, S3, SQS, Kafka")
            .ran("services", Lab.FLAGS_SOON_WARM)
            .condition(
                "one clamd without cache and with two test signatures; all files but the archives"
                    + " are texts of random words")
            .condition(
                Processors.canBeDivided()
                    ? "for throughput, and for small files beside large ones, clamd has one"
                        + " processor and everything else the others; alone, too"
                    : "clamd shares the processors with everything else");
    try (ServiceChain chain = ServiceChain.start(lab)) {
      try (ServiceProcess worker = warmWorker(chain, LARGE_PERMITS)) {
        report.add(
            "From the end of a 100 KB upload until its owner sees it clean, idle system",
            CleanLatency.whenIdle(chain));
        report.add("10 KB files from a backlog", new SmallFiles(chain, worker).measure());
        report.add("Archives, from a backlog", new Archives(chain, worker).measure());
        report.add(
            "Small files beside large ones",
            Processors.divided(new MixedSizes(chain, worker)::measure));
      }
      try (ServiceProcess worker = warmWorker(chain, SATURATING_PERMITS)) {
        report.add(
            "Throughput beside clamd alone, from a backlog",
            Processors.divided(
                new Throughput(chain, worker, SMALL_PERMITS, SATURATING_PERMITS)::measure));
      }
      report.add(
          "Requests of the worker per clean file, from a backlog",
          new WorkerRequests(chain).measure());
      report.add("A large object in little memory", new LargeObject(chain).measure());
      report.add("A large archive in little memory", new LargeArchive(chain).measure());
    }
    return report;
  }

  private static ServiceProcess warmWorker(ServiceChain chain, int largePermits) throws Exception {
    ServiceProcess worker =
        chain
            .lab()
            .startService(
                Part.SCAN_WORKER,
                Lab.FLAGS_SOON_WARM,
                Map.of(
                    "AIRLOCK_LANES_SMALL", Integer.toString(SMALL_PERMITS),
                    "AIRLOCK_LANES_LARGE", Integer.toString(largePermits)));
    new ChainWarmUp(chain, worker).run();
    return worker;
  }
}
