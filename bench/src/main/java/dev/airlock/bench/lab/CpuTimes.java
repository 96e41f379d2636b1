package dev.airlock.bench.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Processor time used so far, by what used it: each service, PostgreSQL, clamd, and this JVM,
/// which is the clients and the emulators of S3, SQS and Kafka.
public record CpuTimes(Map<String, Duration> used) {
  /// What PostgreSQL is called here.
  public static final String POSTGRESQL = "PostgreSQL";

  /// What clamd is called here.
  public static final String CLAMD = "clamd";

  /// What this JVM is called here.
  public static final String OWN = "clients and emulators";

  private static final Map<String, String> PROGRAMS =
      Map.of("postgres", POSTGRESQL, "clamd", CLAMD);

  public CpuTimes {
    used = Map.copyOf(used);
  }

  /// Of this moment.
  ///
  /// @param services that are told apart
  public static CpuTimes now(List<ServiceProcess> services) {
    Map<Long, String> names =
        services.stream().collect(Collectors.toMap(ServiceProcess::pid, ServiceProcess::name));
    Map<String, Duration> used = new TreeMap<>();
    Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
        .forEach(process ->
            used.merge(
                name(process, names),
                process.info().totalCpuDuration().orElse(Duration.ZERO),
                Duration::plus));
    return new CpuTimes(used);
  }

  private static String name(ProcessHandle process, Map<Long, String> services) {
    if (process.equals(ProcessHandle.current())) {
      return OWN;
    }
    String program =
        process.info().command().map(path -> Path.of(path).toFile().getName()).orElse("");
    return services.getOrDefault(process.pid(), PROGRAMS.getOrDefault(program, "others"));
  }

  /// What was used since then.
  public CpuTimes since(CpuTimes earlier) {
    return new CpuTimes(
        used.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> entry.getValue().minus(earlier.of(entry.getKey())))));
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
                shown(entry.getKey(), (double) entry.getValue().toMillis() / time.toMillis()))
            .filter(shown -> !shown.endsWith(" 0.00"))
            .collect(Collectors.joining(", "))
        + " processors";
  }

  private static String shown(String name, double processors) {
    return String.format(Locale.ROOT, "%s %.2f", name, processors);
  }
}
