package dev.airlock.bench;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.bench.figure.Report;
import dev.airlock.bench.lab.Lab;
import dev.airlock.sandbox.clamd.ClamdServerSettings;

/// One benchmark that can be asked for by name.
public interface Benchmark {

  /// What people call it: lower-case letters.
  String name();

  /// What it measures, in a line.
  String description();

  /// The clamd that it needs.
  default ClamdServerSettings clamd() {
    return ClamdServerSettings.DEFAULT;
  }

  /// Measures.
  ///
  /// @param lab backends that nobody else uses
  /// @throws BenchmarkFailed if anything was answered with an error; slowness is no failure
  Report run(Lab lab) throws Exception;
}
