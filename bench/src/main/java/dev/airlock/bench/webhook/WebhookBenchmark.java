package dev.airlock.bench.webhook;

import dev.airlock.bench.Benchmark;
import dev.airlock.bench.figure.Report;
import dev.airlock.bench.figure.Report.Section;
import dev.airlock.bench.lab.Jvm;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.Machine;
import java.util.ArrayList;
import java.util.List;

/// Scan results by the second, what one costs the database, and how soon its event is in Kafka.
public final class WebhookBenchmark implements Benchmark {

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public String description() {
    return "webhook: scan results, statements per result, lag of events";
  }

  @Override
  public Report run(Lab lab) throws Exception {
    List<String> conditions =
        new ArrayList<>(Machine.conditions("the clients, webhook, PostgreSQL, Kafka"));
    conditions.add(
        "webhook on Java %s with %s".formatted(Runtime.version(), String.join(" ", Jvm.FLAGS)));
    conditions.add("every result is signed, and changes a file; half are claims, half verdicts");
    List<Section> sections = new ArrayList<>();
    // The service has to be there first: it makes the tables.
    sections.addAll(new Rates(lab).measure());
    sections.add(new Section("What one result costs", new ResultCosts(lab).measure()));
    return new Report(name(), conditions, sections);
  }
}
