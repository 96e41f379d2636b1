package dev.airlock.testbackends;

import java.io.IOException;
import java.io.Reader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/// What the process of the shared backends writes when it is ready.
///
/// @param pid its PID
/// @param started when it started, to the millisecond: a PID alone may be reused
/// @param control where it takes orders
record BackendsRegistration(long pid, Instant started, URI control) {

  private static final int PATIENCE_MILLIS = 2_000;
  private static final int OK = 200;
  // Linux keeps start times in ticks since boot, and the boot time it adds is rounded to seconds.
  private static final long CLOCK_ERROR_MILLIS = 2_000;

  /// The registration in `file`, if there is one.
  static Optional<BackendsRegistration> read(Path file) throws IOException {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return Optional.of(
        new BackendsRegistration(
            Long.parseLong(properties.getProperty("pid")),
            Instant.parse(properties.getProperty("started")),
            URI.create(properties.getProperty("control"))));
  }

  /// Whether exactly this process is alive and takes orders.
  boolean isLive() {
    boolean alive =
        ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .flatMap(process -> process.info().startInstant())
            .filter(start -> isSame(start))
            .isPresent();
    return alive && answers();
  }

  private boolean isSame(Instant start) {
    return Math.abs(start.toEpochMilli() - started.toEpochMilli()) <= CLOCK_ERROR_MILLIS;
  }

  private boolean answers() {
    try {
      var probe = (HttpURLConnection) control.resolve("/health").toURL().openConnection();
      probe.setConnectTimeout(PATIENCE_MILLIS);
      probe.setReadTimeout(PATIENCE_MILLIS);
      return probe.getResponseCode() == OK;
    } catch (IOException e) {
      return false;
    }
  }
}
