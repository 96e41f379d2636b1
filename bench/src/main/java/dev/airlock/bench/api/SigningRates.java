package dev.airlock.bench.api;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProgram;
import java.util.List;

/// How many requests to S3 upload-api signs in a second, without HTTP and database.
record SigningRates(Lab lab) {
  private static final double GOAL_PER_SECOND = 50_000;

  List<Figure> measure() throws Exception {
    return new ServiceProgram(lab, "dev.airlock.bench.presign.Presigning")
        .lines("signing").stream().map(SigningRates::figure).toList();
  }

  private static Figure figure(String line) {
    String[] rate = line.split("=", 2);
    return Figure.atLeast(rate[0], Double.parseDouble(rate[1]), "/s", GOAL_PER_SECOND);
  }
}
