package dev.airlock.sandbox.process;

import dev.airlock.sandbox.StartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The only place where the sandbox starts child processes.
///
/// Each one is registered with the [Reaper] and has a file in [PidFiles] until it has ended.
public final class Children implements AutoCloseable {

  /// What [#restartPause] is unless something else is chosen.
  public static final Duration DEFAULT_RESTART_PAUSE = Duration.ofSeconds(1);

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final LaunchChain chain;
  private final Reaper reaper;
  private final PidFiles pidFiles;
  private final Duration restartPause;

  // Linux sends the parent-death signal when the *thread* that started the child ends, so one
  // thread that lives as long as the JVM starts all of them. A virtual thread's carrier would not
  // do.
  private final ExecutorService spawner =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().name("child-spawner").daemon().unstarted(task));

  private final Map<Long, Child> alive = new ConcurrentHashMap<>();
  private boolean closed;

  private Children(LaunchChain chain, Reaper reaper, PidFiles pidFiles, Duration restartPause) {
    this.chain = chain;
    this.reaper = reaper;
    this.pidFiles = pidFiles;
    this.restartPause = restartPause;
  }

  public static Children recordedIn(PidFiles pidFiles) throws IOException {
    return recordedIn(pidFiles, DEFAULT_RESTART_PAUSE);
  }

  public static Children recordedIn(PidFiles pidFiles, Duration restartPause) throws IOException {
    LaunchChain chain = LaunchChain.ofThisMachine();
    return new Children(chain, Reaper.start(chain), pidFiles, restartPause);
  }

  /// How long a supervised child that died stays down the first time.
  Duration restartPause() {
    return restartPause;
  }

  /// Starts a child. Its output is appended to the command's log.
  public Child start(ChildCommand command) throws InterruptedException {
    try {
      return spawner.submit(() -> spawn(command)).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StartFailed refused) {
        throw refused;
      }
      throw new StartFailed(command.name() + " cannot be started: " + e.getCause(), e);
    }
  }

  private synchronized Child spawn(ChildCommand command) throws IOException {
    if (closed) {
      throw new StartFailed(command.name() + " is not started: the sandbox is ending");
    }
    Files.createDirectories(command.log().toAbsolutePath().getParent());
    var builder =
        new ProcessBuilder(chain.before(command))
            .directory(command.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    reaper.register(process.pid(), command.stopSignal());
    pidFiles.add(process.toHandle());
    var child = new Child(command, process);
    alive.put(child.pid(), child);
    var _ = process.onExit().thenAccept(this::forget);
    return child;
  }

  private void forget(Process ended) {
    alive.remove(ended.pid());
    try {
      pidFiles.remove(ended.pid());
      reaper.deregister(ended.pid());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends the children that still run and starts no more. The spawning thread stays: its end would
  /// count as the parent's death.
  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true;
    }
    for (Child child : alive.values()) {
      child.end(PATIENCE);
    }
    reaper.close();
  }
}
