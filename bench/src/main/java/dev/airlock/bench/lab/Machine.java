package dev.airlock.bench.lab;

import java.lang.management.ManagementFactory;
import java.util.List;

/// The machine that everything runs on: half of what a figure means.
public final class Machine {

  private Machine() {}

  /// As it is at the moment.
  ///
  /// @param users what shares it
  public static List<String> conditions(String users) {
    return List.of(
        "%d processors (%s, %s), shared by all of: %s"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                users),
        "load of the machine in the minute before: %.1f (more than 1: others were using it too)"
            .formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()),
        "PostgreSQL does not wait for the disk (fsync and synchronous_commit off); S3 and SQS are"
            + " emulators");
  }
}
