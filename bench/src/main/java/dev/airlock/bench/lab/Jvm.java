package dev.airlock.bench.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The JVM of the measured services: the one that this runs on.
public final class Jvm {
  /// What it is started with, unless the flags are what is measured.
  public static final List<String> FLAGS = List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");

  /// The same for services that pass some thousand files before they are measured: their code is
  /// compiled after a tenth of the usual calls, as it is in services that have run for long.
  public static final List<String> FLAGS_SOON_WARM =
      Stream.concat(FLAGS.stream(), Stream.of("-XX:CompileThresholdScaling=0.1")).toList();

  private Jvm() {}

  /// The program.
  public static String program() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
