package dev.airlock.bench.cli;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.logs.SandboxLog;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The main class of the benchmarks.
@Command(
    name = "bench",
    description = "Measures the services on backends of its own; needs no running system.",
    mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "what to measure; without it everything")
  private @Nullable String name;

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
    CommandLine line = new CommandLine(new Bench());
    line.getCommandSpec().usageMessage().footer(footer());
    System.exit(
        line.setParameterExceptionHandler((refused, _) -> refuse(refused))
            .setExecutionExceptionHandler((failure, _, _) -> report(failure))
            .execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    BenchmarkRun run = new BenchmarkRun(dist, work, results, System.out, System.err);
    for (Benchmark benchmark : chosen()) {
      run.measure(benchmark);
    }
    return 0;
  }

  private List<Benchmark> chosen() {
    if (name == null) {
      return Benchmark.ALL;
    }
    List<Benchmark> chosen =
        Benchmark.ALL.stream().filter(benchmark -> benchmark.name().equals(name)).toList();
    if (chosen.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "there is no benchmark '%s'; there is: %s".formatted(name, names()));
    }
    return chosen;
  }

  private static String[] footer() {
    return Stream.concat(
            Stream.of("", "NAME is one of"),
            Benchmark.ALL.stream().map(known -> "  %-8s %s".formatted(known.name(), known.description())))
        .toArray(String[]::new);
  }

  private static String names() {
    return Benchmark.ALL.stream().map(Benchmark::name).collect(Collectors.joining(", "));
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
