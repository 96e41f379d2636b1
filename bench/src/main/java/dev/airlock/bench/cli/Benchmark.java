package dev.airlock.bench.cli;

import dev.airlock.bench.api.ApiBenchmark;
import dev.airlock.bench.events.EventsBenchmark;
import dev.airlock.bench.figure.Report;
import dev.airlock.bench.growth.GrowthBenchmark;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.scan.ScanBenchmark;
import dev.airlock.bench.webhook.WebhookBenchmark;
import dev.airlock.sandbox.clamd.ClamdServerSettings;
import java.util.List;
import java.util.Locale;

/// The benchmarks.
enum Benchmark {
  API("upload-api: initiating uploads, signing, round trips, large forms"),
  SCAN("scan-worker: throughput beside clamd alone, latency, costs, memory"),
  WEBHOOK("webhook: scan results, statements per result, lag of events"),
  EVENTS("upload-api: event streams that wait, and how soon an event is pushed"),
  GROWTH("the registry: the same calls beside no files and beside millions");

  private final String description;

  Benchmark(String description) {
    this.description = description;
  }

  /// What people call it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What it measures, in a line.
  String description() {
    return description;
  }

  /// Starts what it needs and measures.
  ///
  /// @param files numbers of files, of what grows
  Report run(Lab lab, List<Integer> files) throws Exception {
    lab.start(this == SCAN ? ScanBenchmark.CLAMD : ClamdServerSettings.DEFAULT);
    return switch (this) {
      case API -> ApiBenchmark.measure(lab);
      case SCAN -> ScanBenchmark.measure(lab);
      case WEBHOOK -> WebhookBenchmark.measure(lab);
      case EVENTS -> EventsBenchmark.measure(lab);
      case GROWTH -> GrowthBenchmark.measure(lab, files);
    };
  }
}
