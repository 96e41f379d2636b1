package dev.airlock.sandbox.clamd;

import dev.airlock.sandbox.process.Child;
import dev.airlock.sandbox.process.ChildCommand;
import dev.airlock.sandbox.process.Children;
import dev.airlock.sandbox.process.Programs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// ClamAV's updater, run once before clamd starts.
///
/// @param folder where it keeps the database between starts
/// @param log the file for its output
record Freshclam(Path folder, Path log) {

  private static final String MIRROR = "database.clamav.net";
  private static final int HTTPS = 443;
  private static final Duration MIRROR_PATIENCE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration REPORT_EVERY = Duration.ofSeconds(5);

  /// Brings the database up to date if freshclam is installed and its mirror answers.
  ///
  /// @return the database, old or new, if it is complete; why not, goes to `lines`
  Optional<SignatureDatabase> update(Children children, Programs programs, Consumer<String> lines)
      throws IOException, InterruptedException {
    Optional<Path> program = programs.find("freshclam");
    if (program.isEmpty()) {
      lines.accept("freshclam is not installed");
    } else if (!mirrorAnswers()) {
      lines.accept(MIRROR + " cannot be reached");
    } else {
      run(children, program.get(), lines);
    }
    return isComplete() ? Optional.of(SignatureDatabase.official(folder)) : Optional.empty();
  }

  private void run(Children children, Path program, Consumer<String> lines)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path configuration = folder.resolveSibling("freshclam.conf");
    // As root freshclam would otherwise change to a user that cannot write here.
    Files.writeString(
        configuration,
        """
        DatabaseDirectory %s
        DatabaseOwner %s
        DatabaseMirror %s
        Foreground yes
        """
            .formatted(folder, System.getProperty("user.name"), MIRROR));
    List<String> command =
        List.of(program.toString(), "--config-file=" + configuration, "--stdout");
    Child freshclam = children.start(ChildCommand.of("freshclam", command, folder, log));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!freshclam.endedWithin(REPORT_EVERY)) {
      if (System.nanoTime() > deadline) {
        freshclam.end(Duration.ofSeconds(1));
        lines.accept("freshclam was stopped after " + PATIENCE.toMinutes() + " min; see " + log);
        return;
      }
      lines.accept("freshclam:" + freshclam.lastLines(1).replaceAll(".*\\r", " "));
    }
    if (freshclam.exitCode() != 0) {
      lines.accept("freshclam failed:\n" + freshclam.lastLines(3));
    }
  }

  private boolean isComplete() throws IOException {
    return holds("main") && holds("daily");
  }

  private boolean holds(String database) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().matches(database + "\\.c[lv]d"));
    }
  }

  // Name resolution has no time-out of its own, so the whole attempt gets one.
  private static boolean mirrorAnswers() {
    var attempt = new CompletableFuture<Boolean>();
    Thread.ofVirtual().start(() -> attempt.complete(connects()));
    return attempt
        .completeOnTimeout(false, MIRROR_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private static boolean connects() {
    try {
      return Stream.of(InetAddress.getAllByName(MIRROR)).anyMatch(Freshclam::connects);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean connects(InetAddress address) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, HTTPS), (int) MIRROR_PATIENCE.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
