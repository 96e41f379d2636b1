package dev.airlock.bench.api;

import dev.airlock.bench.figure.Report;
import dev.airlock.bench.lab.Lab;

/// Initiating uploads, signing, what each call costs, and uploading through the server.
public final class ApiBenchmark {

  private ApiBenchmark() {}

  public static Report measure(Lab lab) throws Exception {
    Report report =
        Report.on("api", "the clients, upload-api, PostgreSQL, S3, SQS, Kafka")
            .ran("upload-api", Lab.FLAGS);
    report.add("Initiating uploads", new InitiateLoad(lab).measure());
    report.add(
        "Signing in one thread, per second of processor time", new SigningRates(lab).measure());
    report.add("What one call costs", CallCosts.measure(lab));
    report.add("One file through the server (POST /files)", new LargeForm(lab).measure());
    return report;
  }
}
