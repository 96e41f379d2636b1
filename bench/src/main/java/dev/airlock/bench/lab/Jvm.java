package dev.airlock.bench.lab;

import java.nio.file.Path;
import java.util.List;

/// The JVM of the measured services: the one that this runs on.
public final class Jvm {
  /// What it is started with, unless the flags are what is measured.
  public static final List<String> FLAGS = List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");

  private Jvm() {}

  /// The program.
  public static String program() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
