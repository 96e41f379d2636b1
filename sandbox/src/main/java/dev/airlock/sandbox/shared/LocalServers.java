package dev.airlock.sandbox.shared;

import dev.airlock.cli.system.Part;
import dev.airlock.cli.system.Ports;
import dev.airlock.sandbox.SandboxLog;
import dev.airlock.sandbox.backends.Addresses;
import dev.airlock.sandbox.backends.BackendStart;
import dev.airlock.sandbox.backends.NamespaceLayout;
import dev.airlock.sandbox.backends.NamespaceServers;
import dev.airlock.sandbox.backends.Progress;
import dev.airlock.sandbox.backends.Resources;
import dev.airlock.sandbox.backends.RunningBackends;
import dev.airlock.sandbox.clamd.ClamdServerSettings;
import dev.airlock.sandbox.datadirectory.DataDirectory;
import dev.airlock.sandbox.datadirectory.Folders;
import dev.airlock.sandbox.process.Children;
import dev.airlock.sandbox.s3.S3Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// The sandbox's own backends, on free ports and in a folder that is deleted at the end.
final class LocalServers implements NamespaceServers {

  private static final String PREFIX = "data-";

  private final Path shared;
  private final Path path;
  private final Ports ports = Ports.free();
  private final Resources directory = new Resources();
  private final Resources processes = new Resources();
  private final Resources backends = new Resources();
  private final CompletableFuture<RunningBackends> running = new CompletableFuture<>();

  /// Backends in a new folder below `shared`.
  LocalServers(Path shared) throws IOException {
    AbandonedDirectories.delete(shared, PREFIX);
    this.shared = shared;
    this.path = Files.createTempDirectory(shared, PREFIX);
  }

  @Override
  public void start() throws Exception {
    DataDirectory taken = directory.add(DataDirectory.take(path));
    SandboxLog.writeTo(taken.logs());
    Children children = processes.add(Children.recordedIn(taken.children()));
    // The same signatures on every machine, whatever is installed or reachable there.
    Map<String, String> environment =
        Map.of("PATH", System.getenv().getOrDefault("PATH", ""), "AIRLOCK_FRESHCLAM", "off");
    running.complete(
        new BackendStart(
                taken,
                ports,
                shared.resolve("postgres-18"),
                List.of("http://localhost:8080"),
                environment,
                ClamdServerSettings.DEFAULT)
            .start(children, backends, Progress.plain()));
  }

  @Override
  public void provision(NamespaceLayout layout) throws Exception {
    running.join().provision(layout);
  }

  @Override
  public Addresses addresses() {
    return new Addresses(
        ports.of(Part.POSTGRESQL),
        ports.address(Part.S3),
        S3Credentials.SANDBOX_ONLY,
        ports.address(Part.SQS),
        ports.address(Part.KAFKA),
        ports.of(Part.CLAMD));
  }

  @Override
  public void close() throws IOException {
    try (directory;
        processes;
        backends) {
      // Resources are closed last to first, each also when one before it failed.
    }
    Folders.delete(path);
  }
}
