package dev.airlock.bench.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Processor time used so far, by what used it: each service, PostgreSQL, clamd, and this JVM,
/// which is the clients and the emulators of S3, SQS and Kafka.
public record CpuTimes(Map<String, Duration> used) {
  public static final String POSTGRESQL = "PostgreSQL";
  public static final String CLAMD = "clamd";

  /// What this JVM is called here.
  public static final String OWN = "clients and emulators";

  private static final Map<String, String> PROGRAMS =
      Map.of("postgres", POSTGRESQL, "clamd", CLAMD);

  /// Of this moment.
  ///
  /// @param services that are told apart
  public static CpuTimes now(ServiceProcess... services) {
    Map<Long, String> names = new HashMap<>(Map.of(ProcessHandle.current().pid(), OWN));
    List.of(services).forEach(service -> names.put(service.pid(), service.name()));
    Map<String, Duration> used = new TreeMap<>();
    Processors.all()
        .forEach(process ->
            used.merge(
                names.getOrDefault(process.pid(), program(process)),
                process.info().totalCpuDuration().orElse(Duration.ZERO),
                Duration::plus));
    return new CpuTimes(used);
  }

  private static String program(ProcessHandle process) {
    String name = process.info().command().map(path -> Path.of(path).toFile().getName()).orElse("");
    return PROGRAMS.getOrDefault(name, "others");
  }

  /// What was used since then.
  public CpuTimes since(CpuTimes earlier) {
    Map<String, Duration> since = new TreeMap<>(used);
    since.replaceAll((name, time) -> time.minus(earlier.of(name)));
    return new CpuTimes(since);
  }

  /// What one of them used.
  public Duration of(String name) {
    return used.getOrDefault(name, Duration.ZERO);
  }

  /// In processors, busiest first: 1.50 is one and a half of them, busy all the time. Who used
  /// nothing worth showing is left out.
  public String during(Duration time) {
    return used.entrySet().stream()
            .sorted(Map.Entry.<String, Duration>comparingByValue().reversed())
            .map(entry ->
                String.format(
                    Locale.ROOT,
                    "%s %.2f",
                    entry.getKey(),
                    (double) entry.getValue().toMillis() / time.toMillis()))
            .filter(shown -> !shown.endsWith(" 0.00"))
            .collect(Collectors.joining(", "))
        + " processors";
  }
}
