package dev.airlock.sandbox.clamd;

import dev.airlock.cli.status.ClamdPing;
import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.process.Child;
import dev.airlock.sandbox.process.ChildCommand;
import dev.airlock.sandbox.process.Children;
import dev.airlock.sandbox.process.Programs;
import dev.airlock.sandbox.process.Supervised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// clamd as a child process on 127.0.0.1, kept running until it is closed.
public final class ClamdServer implements AutoCloseable {

  // Loading ClamAV's own database takes about half a minute on a slow machine.
  private static final Duration START_PATIENCE = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(20);

  private static final String HOST = "127.0.0.1";

  private final Supervised process;

  private ClamdServer(Supervised process) {
    this.process = process;
  }

  /// Finds the program.
  ///
  /// @throws StartFailed saying what to install
  public static Path program(Programs programs) {
    return programs
        .find("clamd")
        .orElseThrow(() ->
            new StartFailed(
                "clamd is not installed. Debian, Ubuntu: apt-get install clamav-daemon;"
                    + " Fedora: dnf install clamd; macOS: brew install clamav"));
  }

  /// Starts it and waits until it answers.
  ///
  /// @param folder for its configuration and temporary files
  /// @param log the file for its output
  public static ClamdServer start(
      Children children,
      Path program,
      SignatureDatabase database,
      Path folder,
      Path log,
      int port,
      ClamdServerSettings settings)
      throws IOException, InterruptedException {
    Path temporary = Files.createDirectories(folder.toAbsolutePath().resolve("tmp"));
    Path configuration = folder.toAbsolutePath().resolve("clamd.conf");
    Files.writeString(
        configuration, new ClamdConfiguration(database, temporary, HOST, port, settings).text());
    List<String> command = List.of(program.toString(), "--config-file=" + configuration);
    var clamd =
        new ClamdServer(Supervised.start(children, ChildCommand.of("clamd", command, folder, log)));
    clamd.awaitPong(port);
    return clamd;
  }

  private void awaitPong(int port) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!ClamdPing.answers(port, POLL)) {
      Child child = process.current();
      if (child.endedWithin(POLL)) {
        throw failed("clamd exited at start (exit code " + child.exitCode() + ")");
      }
      if (System.nanoTime() > deadline) {
        close();
        throw failed("clamd does not answer after " + START_PATIENCE.toSeconds() + " s");
      }
    }
  }

  private StartFailed failed(String what) throws IOException {
    Child child = process.current();
    return new StartFailed(
        "%s; its last lines, all in %s:%n%s".formatted(what, child.log(), child.lastLines(20)));
  }

  /// Watches the process from now on.
  ///
  /// @param lines takes lines about an unexpected end
  public void keepRunning(Consumer<String> lines) {
    process.keepRunning(lines);
  }

  @Override
  public void close() {
    process.close();
  }
}
