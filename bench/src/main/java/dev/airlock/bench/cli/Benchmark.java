package dev.airlock.bench.cli;

import dev.airlock.bench.api.ApiBenchmark;
import dev.airlock.bench.events.EventsBenchmark;
import dev.airlock.bench.figure.Report;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.scan.ScanBenchmark;
import dev.airlock.bench.webhook.WebhookBenchmark;
import dev.airlock.sandbox.clamd.ClamdServerSettings;
import java.util.List;

/// One benchmark that can be asked for by name.
///
/// @param name what people call it: lower-case letters
/// @param description what it measures, in a line
/// @param clamd the clamd that it needs
record Benchmark(
    String name, String description, ClamdServerSettings clamd, Measurement measurement) {

  static final List<Benchmark> ALL =
      List.of(
          new Benchmark(
              "api",
              "upload-api: initiating uploads, signing, round trips, large forms",
              ClamdServerSettings.DEFAULT,
              ApiBenchmark::measure),
          new Benchmark(
              "scan",
              "scan-worker: throughput beside clamd alone, latency, costs, memory",
              ScanBenchmark.CLAMD,
              ScanBenchmark::measure),
          new Benchmark(
              "webhook",
              "webhook: scan results, statements per result, lag of events",
              ClamdServerSettings.DEFAULT,
              WebhookBenchmark::measure),
          new Benchmark(
              "events",
              "upload-api: event streams that wait, and how soon an event is pushed",
              ClamdServerSettings.DEFAULT,
              EventsBenchmark::measure));

  interface Measurement {
    Report of(Lab lab) throws Exception;
  }
}
