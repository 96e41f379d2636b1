package dev.airlock.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One file per live child in a folder, so that the next start finds what a killed sandbox left.
public final class PidFiles {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path folder;

  public PidFiles(Path folder) {
    this.folder = folder;
  }

  void add(ProcessHandle child) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(file(child.pid()), ProcessMark.of(child).toString());
  }

  void remove(long pid) throws IOException {
    Files.deleteIfExists(file(pid));
  }

  /// Ends every process that an earlier sandbox left: TERM, after five seconds KILL. A PID that has
  /// since been given to another process is left alone.
  ///
  /// @return how many were ended
  public int endLeftovers() throws IOException {
    List<Path> files = files();
    List<ProcessHandle> leftovers = files.stream().flatMap(PidFiles::process).toList();
    leftovers.forEach(ProcessHandle::destroy);
    var gone =
        CompletableFuture.allOf(
            leftovers.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    gone.completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    leftovers.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    leftovers.forEach(leftover -> leftover.onExit().join());
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    return leftovers.size();
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }

  private static Stream<ProcessHandle> process(Path file) {
    try {
      return ProcessMark.parse(Files.readString(file)).flatMap(ProcessMark::alive).stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Path file(long pid) {
    return folder.resolve(pid + ".pid");
  }

  /// The process that `file` names, if it is alive.
  public static Optional<ProcessHandle> alive(Path file) throws IOException {
    return Files.exists(file)
        ? ProcessMark.parse(Files.readString(file)).flatMap(ProcessMark::alive)
        : Optional.empty();
  }
}
