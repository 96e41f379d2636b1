package dev.airlock.bench.webhook;

import dev.airlock.bench.figure.Report;
import dev.airlock.bench.lab.Lab;

/// Scan results by the second, what one costs the database, and how soon its event is in Kafka.
public final class WebhookBenchmark {

  private WebhookBenchmark() {}

  public static Report measure(Lab lab) throws Exception {
    Report report =
        Report.on("webhook", "the clients, webhook, PostgreSQL, Kafka")
            .ran("webhook", Lab.FLAGS)
            .condition(
                "every result is signed, and changes a file; half are claims, half verdicts");
    // The service has to be there first: it makes the tables.
    new ResultRates(lab).measure(report);
    report.add("What one result costs", new ResultCosts(lab).measure());
    return report;
  }
}
