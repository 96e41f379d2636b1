package dev.airlock.bench.api;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.Lab;
import dev.airlock.cli.system.Part;
import dev.airlock.sandbox.process.Child;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How many requests to S3 upload-api signs in a second, without HTTP and database.
record SigningRates(Lab lab) {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final double GOAL_PER_SECOND = 50_000;

  List<Figure> measure() throws Exception {
    Path rates = lab.file("presigning");
    List<String> arguments = new ArrayList<>(Lab.FLAGS);
    arguments.addAll(List.of("-cp", "app.jar:" + lab.bench() + "/*"));
    arguments.addAll(List.of("dev.airlock.bench.presign.Presigning", rates.toString()));
    lab.run(
        "signing",
        () -> {
          Child child =
              lab.startJvm(
                  "presigning", arguments, Part.UPLOAD_API, Map.of("LOGGING_LEVEL_ROOT", "warn"));
          if (!child.endedWithin(PATIENCE) || child.exitCode() != 0) {
            throw new BenchmarkFailed("signing failed; last lines:\n" + child.lastLines(20));
          }
        });
    return Files.readAllLines(rates).stream().map(SigningRates::figure).toList();
  }

  private static Figure figure(String line) {
    String[] rate = line.split("=", 2);
    return Figure.atLeast(rate[0], Double.parseDouble(rate[1]), "/s", GOAL_PER_SECOND);
  }
}
