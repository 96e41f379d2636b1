package dev.airlock.sandbox;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/// Where the sandbox's own JVM logs. It has effect only before the first logger is made.
///
/// Set by properties and not by a `logback.xml`: this module is on the class path of the benchmarks
/// and of tests, which configure logging themselves.
public final class SandboxLog {

  private static final String CONFIGURATION = "logback.configurationFile";
  private static final String FOLDER = "dev/airlock/sandbox/";

  private SandboxLog() {}

  /// Drops everything.
  public static void drop() {
    System.setProperty(CONFIGURATION, FOLDER + "log-none.xml");
  }

  /// Keeps warnings and errors in `sandbox.log` in an existing folder.
  public static void writeTo(Path folder) {
    System.setProperty(CONFIGURATION, FOLDER + "log-file.xml");
    System.setProperty(
        "airlock.sandbox.log", folder.toAbsolutePath().resolve("sandbox.log").toString());
    // Now: SLF4J prints warnings if several threads initialize it at the same time.
    var _ = LoggerFactory.getILoggerFactory();
  }
}
