package dev.airlock.sandbox.shared;

import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.backends.BackendStart;
import dev.airlock.sandbox.backends.Progress;
import dev.airlock.sandbox.backends.RunningBackends;
import dev.airlock.sandbox.backends.Teardown;
import dev.airlock.sandbox.clamd.ClamdSettings;
import dev.airlock.sandbox.home.Folders;
import dev.airlock.sandbox.home.Home;
import dev.airlock.sandbox.logs.SandboxLog;
import dev.airlock.sandbox.ports.Ports;
import dev.airlock.sandbox.process.Children;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The process that runs the backends of one build's tests, on free ports.
///
/// It ends itself and its children when the build's process ends.
final class SharedBackends implements AutoCloseable {

  private static final String HOME_PREFIX = "home-";

  private final Path shared;
  private final Path home;
  private final Teardown folder = new Teardown();
  private final Teardown processes = new Teardown();
  private final Teardown backends = new Teardown();

  private SharedBackends(Path shared, Path home) {
    this.shared = shared;
    this.home = home;
  }

  /// Runs until the build ends.
  ///
  /// @param arguments the folder for data, logs and the registration; the PID of the process whose
  ///   end is this one's
  public static void main(String[] arguments) throws Exception {
    Path shared = Path.of(arguments[0]).toAbsolutePath();
    Optional<ProcessHandle> build = ProcessHandle.of(Long.parseLong(arguments[1]));
    AbandonedHomes.delete(shared, HOME_PREFIX);
    var process = new SharedBackends(shared, Files.createTempDirectory(shared, HOME_PREFIX));
    Runtime.getRuntime().addShutdownHook(new Thread(process::end, "end"));
    if (build.isEmpty()) {
      return;
    }
    Thread.ofPlatform().daemon().start(() -> follow(build.get()));
    try {
      process.start();
    } catch (StartFailed e) {
      System.out.println(e.getMessage());
      System.exit(1);
    }
  }

  // On a thread of its own: the JDK reports the end of all processes, also that of the backends, on
  // threads that System.exit would keep busy.
  private static void follow(ProcessHandle build) {
    build.onExit().join();
    System.exit(0);
  }

  private void start() throws Exception {
    Home taken = folder.add(Home.take(home));
    SandboxLog.writeTo(taken.logs());
    Children children = processes.add(Children.recordedIn(taken.children()));
    Ports ports = Ports.free();
    // The same signatures on every machine, whatever is installed or reachable there.
    Map<String, String> environment =
        Map.of("PATH", System.getenv().getOrDefault("PATH", ""), "AIRLOCK_FRESHCLAM", "off");
    RunningBackends running =
        new BackendStart(
                taken,
                ports,
                shared.resolve("postgres-18"),
                List.of("http://localhost:8080"),
                environment,
                ClamdSettings.DEFAULT)
            .start(children, backends, Progress.plain());
    ControlEndpoint control = backends.add(ControlEndpoint.start(new Spaces(running, ports)));
    control.register(shared.resolve("current.properties"));
  }

  private void end() {
    try {
      close();
    } catch (IOException e) {
      System.out.println("the test backends did not end cleanly: " + e);
    }
  }

  @Override
  public void close() throws IOException {
    try (folder;
        processes;
        backends) {
      // Resources are closed last to first, each also when one before it failed.
    }
    Folders.delete(home);
  }
}
