package dev.airlock.bench.api;

import dev.airlock.bench.Benchmark;
import dev.airlock.bench.figure.Report;
import dev.airlock.bench.figure.Report.Section;
import dev.airlock.bench.lab.Jvm;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.Machine;
import java.util.ArrayList;
import java.util.List;

/// Announcing, signing, what each call costs, and uploading through the server.
public final class ApiBenchmark implements Benchmark {

  @Override
  public String name() {
    return "api";
  }

  @Override
  public String description() {
    return "upload-api: announcing, signing, round trips, large forms";
  }

  @Override
  public Report run(Lab lab) throws Exception {
    List<String> conditions = conditions();
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("Announcing files (initiate)", new Announcing(lab).measure()));
    sections.add(
        new Section(
            "Signing in one thread, per second of processor time", new Signing(lab).measure()));
    sections.add(new Section("What one call costs", new CallCosts(lab).measure()));
    sections.add(
        new Section("One file through the server (POST /files)", new LargeForm(lab).measure()));
    return new Report(name(), conditions, sections);
  }

  private static List<String> conditions() {
    List<String> conditions =
        new ArrayList<>(Machine.conditions("the clients, upload-api, PostgreSQL, S3, SQS, Kafka"));
    conditions.add(
        "upload-api on Java %s with %s".formatted(Runtime.version(), String.join(" ", Jvm.FLAGS)));
    return conditions;
  }
}
