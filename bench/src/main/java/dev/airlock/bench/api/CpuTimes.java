package dev.airlock.bench.api;

import java.time.Duration;
import java.util.Locale;

/// Processor time used so far: by the measured service, by this JVM, which is the clients and the
/// emulators of S3, SQS and Kafka, and by all other children, which is PostgreSQL.
record CpuTimes(Duration service, Duration own, Duration others) {

  static CpuTimes now(long service) {
    Duration others =
        ProcessHandle.current()
            .descendants()
            .filter(process -> process.pid() != service)
            .map(CpuTimes::used)
            .reduce(Duration.ZERO, Duration::plus);
    return new CpuTimes(
        ProcessHandle.of(service).map(CpuTimes::used).orElse(Duration.ZERO),
        used(ProcessHandle.current()),
        others);
  }

  private static Duration used(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  CpuTimes since(CpuTimes earlier) {
    return new CpuTimes(
        service.minus(earlier.service), own.minus(earlier.own), others.minus(earlier.others));
  }

  /// In processors: 1.50 is one and a half of them, busy all the time.
  String during(Duration time) {
    return String.format(
        Locale.ROOT,
        "upload-api %.2f, PostgreSQL %.2f, clients and emulators %.2f processors",
        share(service, time),
        share(others, time),
        share(own, time));
  }

  private static double share(Duration used, Duration time) {
    return (double) used.toMillis() / time.toMillis();
  }
}
