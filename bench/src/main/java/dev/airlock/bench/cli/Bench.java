package dev.airlock.bench.cli;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.bench.figure.Report;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.StepLog;
import dev.airlock.sandbox.SandboxLog;
import dev.airlock.sandbox.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The main class of the benchmarks.
@Command(
    name = "bench",
    description = "Measures the services on backends of its own; needs no running system.",
    mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "what to measure; without it everything")
  private @Nullable Benchmark name;

  @Option(
      names = "--files",
      split = ",",
      paramLabel = "COUNT",
      defaultValue = "0,1000000,5000000",
      description =
          "growth: beside how many files to measure, fewest first; default ${DEFAULT-VALUE}; a"
              + " million take 4 GB of disk and some minutes")
  private List<Integer> files = List.of();

  @Option(
      names = "--dist",
      hidden = true,
      defaultValue = "${env:AIRLOCK_DIST:-.}",
      description = "the built services")
  private Path dist = Path.of(".");

  @Option(
      names = "--work",
      hidden = true,
      defaultValue = ".airlock",
      description = "where backends and services keep their data while they run")
  private Path work = Path.of(".airlock");

  @Option(
      names = "--results",
      paramLabel = "FOLDER",
      defaultValue = "bench/results",
      description = "where NAME.json is written; default bench/results")
  private Path results = Path.of("bench/results");

  private Bench() {}

  /// Runs benchmarks and exits: 0 they ran, however slow; 1 something failed; 2 there is no such
  /// benchmark.
  public static void main(String[] arguments) {
    SandboxLog.drop();
    CommandLine line = new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true);
    line.getCommandSpec()
        .usageMessage()
        .footer(
            Stream.concat(
                    Stream.of("", "NAME is one of"),
                    Stream.of(Benchmark.values())
                        .map(known -> "  %-8s %s".formatted(known, known.description())))
                .toArray(String[]::new));
    System.exit(
        line.setParameterExceptionHandler((refused, _) -> refuse(refused))
            .setExecutionExceptionHandler((failure, _, _) -> report(failure))
            .execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    for (Benchmark benchmark : name == null ? List.of(Benchmark.values()) : List.of(name)) {
      Report report = run(benchmark);
      report.lines().forEach(System.out::println);
      Path file = Files.createDirectories(results).resolve(benchmark + ".json");
      JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
      Files.writeString(file, json.writeValueAsString(report) + "\n");
      System.out.println("\nwritten to " + file);
    }
    return CommandLine.ExitCode.OK;
  }

  private Report run(Benchmark benchmark) throws Exception {
    Lab lab = new Lab(dist, work, new StepLog(System.err));
    // A signal ends the process out of this hook.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(lab), "end"));
    try (lab) {
      return benchmark.run(lab, files);
    }
  }

  private static void end(Lab lab) {
    try {
      lab.close();
    } catch (IOException e) {
      System.err.println("the benchmark's backends did not end cleanly: " + e);
    }
  }

  private static int refuse(ParameterException refused) {
    System.err.println(refused.getMessage());
    return CommandLine.ExitCode.USAGE;
  }

  private static int report(Exception failure) {
    System.err.println(
        failure instanceof StartFailed || failure instanceof BenchmarkFailed
            ? failure.getMessage()
            : "the benchmark failed: " + failure);
    if (System.getenv().containsKey("AIRLOCK_DEBUG")) {
      failure.printStackTrace(System.err);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
