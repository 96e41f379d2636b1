package dev.airlock.bench.api;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.Jvm;
import dev.airlock.bench.lab.Lab;
import dev.airlock.cli.system.Part;
import dev.airlock.sandbox.process.Child;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// How many permissions upload-api signs in a second, without HTTP and database.
record Signing(Lab lab) {
  private static final String PROGRAM = "dev.airlock.bench.presign.Presigning";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final double GOAL_PER_SECOND = 50_000;

  List<Figure> measure() throws Exception {
    Path result = lab.file("presigning.properties");
    Child child = lab.steps().step("signing", () -> ended(result));
    if (child.exitCode() != 0) {
      throw new BenchmarkFailed("signing failed:\n" + child.lastLines(20));
    }
    Properties rates = read(result);
    List<Figure> figures = new ArrayList<>();
    figures.add(figure("POST policies", rates, "post"));
    figures.add(figure("presigned PUTs", rates, "put"));
    figures.add(figure("presigned parts", rates, "part"));
    figures.add(figure("presigned GETs", rates, "get"));
    return figures;
  }

  private Child ended(Path result) throws Exception {
    List<String> command = new ArrayList<>(List.of(Jvm.program()));
    command.addAll(Jvm.FLAGS);
    command.addAll(List.of("-cp", "app.jar:" + lab.bench() + "/*", PROGRAM, result.toString()));
    Child child =
        lab.startProgram(
            "presigning", command, Part.UPLOAD_API, Map.of("LOGGING_LEVEL_ROOT", "warn"));
    if (!child.endedWithin(PATIENCE)) {
      throw new BenchmarkFailed("signing does not end; last lines:\n" + child.lastLines(20));
    }
    return child;
  }

  private static Properties read(Path file) throws IOException {
    Properties rates = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      rates.load(reader);
    }
    return rates;
  }

  private static Figure figure(String what, Properties rates, String name) {
    return Figure.atLeast(
        what, Double.parseDouble(rates.getProperty(name, "0")), "/s", GOAL_PER_SECOND);
  }
}
