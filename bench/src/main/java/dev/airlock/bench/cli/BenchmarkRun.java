package dev.airlock.bench.cli;

import dev.airlock.bench.figure.Report;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.StepLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// One run: starts what a benchmark needs, lets it measure, ends all of it and shows the figures.
///
/// @param dist the built services
/// @param work where data may lie while it runs
/// @param results the folder for the figures as JSON
record BenchmarkRun(Path dist, Path work, Path results, PrintStream out, PrintStream err) {

  void measure(Benchmark benchmark) throws Exception {
    Report report;
    Lab lab = new Lab(dist, work, new StepLog(err));
    // A signal ends the process out of this hook.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(lab), "end"));
    try (lab) {
      lab.start(benchmark.clamd());
      report = benchmark.measurement().of(lab);
    }
    report.lines().forEach(out::println);
    out.println();
    out.println("written to " + write(report));
  }

  private void end(Lab lab) {
    try {
      lab.close();
    } catch (IOException e) {
      err.println("the benchmark's backends did not end cleanly: " + e);
    }
  }

  private Path write(Report report) throws IOException {
    Path file = Files.createDirectories(results).resolve(report.name() + ".json");
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(file, json.writeValueAsString(report) + "\n");
    return file;
  }
}
