package dev.airlock.bench.lab;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.cli.system.Part;
import dev.airlock.sandbox.process.Child;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A program of the benchmarks that measures inside upload-api: in a JVM with its classes and its
/// configuration.
///
/// @param main its main class, which takes the file that it writes its lines to
public record ServiceProgram(Lab lab, String main) {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /// Runs it as a step of that name.
  ///
  /// @return the lines
  public List<String> lines(String step) throws Exception {
    Path lines = lab.file("lines");
    List<String> arguments = new ArrayList<>(Lab.FLAGS);
    arguments.addAll(List.of("-cp", "app.jar:" + lab.bench() + "/*", main, lines.toString()));
    lab.run(
        step,
        () -> {
          Child child =
              lab.startJvm(
                  "program", arguments, Part.UPLOAD_API, Map.of("LOGGING_LEVEL_ROOT", "warn"));
          if (!child.endedWithin(PATIENCE) || child.exitCode() != 0) {
            throw new BenchmarkFailed(step + " failed; last lines:\n" + child.lastLines(20));
          }
        });
    return Files.readAllLines(lines);
  }
}
