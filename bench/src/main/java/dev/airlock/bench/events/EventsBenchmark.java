package dev.airlock.bench.events;

import dev.airlock.bench.Benchmark;
import dev.airlock.bench.figure.Report;
import dev.airlock.bench.figure.Report.Section;
import dev.airlock.bench.lab.Jvm;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.Machine;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.cli.system.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Many listeners on one upload-api: the memory they take, and how soon one is told.
public final class EventsBenchmark implements Benchmark {
  private static final int LISTENERS = 5_000;
  private static final List<String> API_FLAGS = List.of("-Xmx256m", "-XX:+UseSerialGC");

  @Override
  public String name() {
    return "events";
  }

  @Override
  public String description() {
    return "upload-api: event streams that wait, and how soon they tell";
  }

  @Override
  public Report run(Lab lab) throws Exception {
    List<String> conditions =
        new ArrayList<>(Machine.conditions("the clients, upload-api, webhook, PostgreSQL, Kafka"));
    conditions.add(
        "upload-api on Java %s with %s".formatted(Runtime.version(), String.join(" ", API_FLAGS)));
    try (ServiceProcess api =
            // One more than wait: the one that is told.
            lab.startService(
                Part.UPLOAD_API,
                API_FLAGS,
                Map.of("AIRLOCK_EVENTS_MAXLISTENERS", Integer.toString(LISTENERS + 1)));
        ServiceProcess _ = lab.startService(Part.WEBHOOK, Jvm.FLAGS, Map.of())) {
      return new Report(
          name(),
          conditions,
          List.of(
              new Section(
                  "%,d event streams of one process".formatted(LISTENERS),
                  new Listening(lab, api, LISTENERS).measure())));
    }
  }
}
