package dev.airlock.sandbox.shared;

import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.backends.NamespaceServers;
import dev.airlock.sandbox.backends.Resources;
import dev.airlock.sandbox.containers.ContainerServers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The process that runs the backends of one build's tests.
///
/// It ends itself and them when the build's process ends.
final class SharedBackends implements AutoCloseable {

  private final Path shared;
  private final NamespaceServers servers;
  private final Resources endpoint = new Resources();

  private SharedBackends(Path shared, NamespaceServers servers) {
    this.shared = shared;
    this.servers = servers;
  }

  /// Runs until the build ends.
  ///
  /// @param arguments the folder for data, logs and the registration; the PID of the process whose
  ///   end is this one's; where the backends are to come from
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT); // programs read what this writes, in ASCII digits
    Path shared = Path.of(arguments[0]).toAbsolutePath();
    Optional<ProcessHandle> build = ProcessHandle.of(Long.parseLong(arguments[1]));
    try {
      var process = new SharedBackends(shared, chosen(arguments[2], shared));
      Runtime.getRuntime().addShutdownHook(new Thread(process::end, "end"));
      if (build.isEmpty()) {
        return;
      }
      Thread.ofPlatform().daemon().start(() -> follow(build.get()));
      process.start();
    } catch (StartFailed e) {
      System.out.println(e.getMessage());
      System.exit(1);
    } catch (Exception e) {
      // What libraries have started would keep this process, and whoever waits for it, going.
      e.printStackTrace(System.out);
      System.exit(1);
    }
  }

  // The only place that decides it.
  private static NamespaceServers chosen(String source, Path shared) throws IOException {
    return switch (source) {
      case "sandbox" -> new LocalServers(shared);
      case "containers" -> new ContainerServers(root(shared), shared);
      default ->
          throw new StartFailed(
              "airlock.backends=%s: expected sandbox or containers".formatted(source));
    };
  }

  // The folder is sandbox/target/shared.
  private static Path root(Path shared) {
    return shared.resolve("../../..").normalize();
  }

  // On a thread of its own: the JDK reports the end of all processes, also that of the backends, on
  // threads that System.exit would keep busy.
  private static void follow(ProcessHandle build) {
    build.onExit().join();
    System.exit(0);
  }

  private void start() throws Exception {
    servers.start();
    ControlEndpoint control = endpoint.add(ControlEndpoint.start(new TestNamespaces(servers)));
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
    try (servers;
        endpoint) {
      // Resources are closed last to first, each also when one before it failed.
    }
  }
}
