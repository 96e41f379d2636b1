package dev.airlock.bench.lab;

import dev.airlock.sandbox.backends.BackendStart;
import dev.airlock.sandbox.backends.NamespaceLayout;
import dev.airlock.sandbox.backends.Progress;
import dev.airlock.sandbox.backends.Resources;
import dev.airlock.sandbox.clamd.ClamdServerSettings;
import dev.airlock.sandbox.datadirectory.DataDirectory;
import dev.airlock.sandbox.datadirectory.Folders;
import dev.airlock.sandbox.logs.SandboxLog;
import dev.airlock.cli.system.Part;
import dev.airlock.cli.system.Ports;
import dev.airlock.sandbox.postgres.PostgresServer;
import dev.airlock.sandbox.process.Child;
import dev.airlock.sandbox.process.Children;
import dev.airlock.setup.keys.Keys;
import dev.airlock.setup.token.TokenIssuer;
import dev.airlock.setup.token.TokenRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Backends on free ports and in a folder of their own, and whatever is started on them. Closing it
/// ends all of that by PID and deletes the folder.
public final class Lab implements AutoCloseable {
  private final Path dist;
  private final Path work;
  private final Steps steps;
  private final Resources folders = new Resources();
  private final Resources processes = new Resources();
  private final Resources backends = new Resources();
  private final Resources others = new Resources();
  private Optional<Running> running = Optional.empty();

  private record Running(Path folder, DataDirectory home, Ports ports, Services services) {}

  /// Nothing runs before [#start].
  ///
  /// @param dist the built services
  /// @param work where a folder for the data is made
  public Lab(Path dist, Path work, Steps steps) {
    this.dist = dist.toAbsolutePath().normalize();
    this.work = work.toAbsolutePath().normalize();
    this.steps = steps;
  }

  /// Starts the backends.
  public void start(ClamdServerSettings clamd) throws Exception {
    steps.step(
        "starting PostgreSQL, S3, SQS, Kafka and clamd",
        () -> {
          Path folder = Files.createTempDirectory(Files.createDirectories(work), "bench-");
          folders.add(() -> Folders.delete(folder));
          DataDirectory home = others.add(DataDirectory.take(folder.resolve("home")));
          SandboxLog.writeTo(home.logs());
          Children children = processes.add(Children.recordedIn(home.children()));
          Ports ports = Ports.free();
          new BackendStart(
                  home,
                  ports,
                  work.resolve("postgres-18"),
                  List.of(),
                  // The same on every machine: no signatures are fetched.
                  Map.of("PATH", path(), "AIRLOCK_FRESHCLAM", "off"),
                  clamd)
              .start(children, backends, new Silent())
              .provision(NamespaceLayout.standard());
          Services services =
              new Services(dist, ports, Keys.in(home.keys()), children, home.logs());
          running = Optional.of(new Running(folder, home, ports, services));
          return true;
        });
  }

  /// Shows progress.
  public Steps steps() {
    return steps;
  }

  /// Where the backends listen.
  public Ports ports() {
    return running().ports();
  }

  /// A file in the lab's folder.
  public Path file(String name) {
    return running().folder().resolve(name);
  }

  /// Tokens of different callers, who may do everything with files of their own.
  public List<String> tokens(int count) throws IOException {
    TokenIssuer issuer = TokenIssuer.of(running().home().keys(), Clock.systemUTC());
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tokens.add(issuer.issue(TokenRequest.of("owner-" + i)));
    }
    return List.copyOf(tokens);
  }

  /// What scanners sign with, as `scan-worker`.
  public String webhookSecret() throws IOException {
    return Keys.in(running().home().keys()).webhookSecret();
  }

  /// Ends something together with the lab.
  public <T extends AutoCloseable> T add(T part) throws Exception {
    return others.add(part);
  }

  /// Starts a service on its port and waits until it is ready.
  ///
  /// @param flags of its JVM
  /// @param settings variables that it gets besides those that connect it to the backends
  public ServiceProcess startService(Part service, List<String> flags, Map<String, String> settings)
      throws Exception {
    return steps.step(
        "starting " + service.label(),
        () -> add(running().services().start(service, flags, settings)));
  }

  /// Starts a program in a service's folder, with the service's configuration.
  ///
  /// @param settings variables that it gets besides those that connect it to the backends
  public Child startProgram(
      String name, List<String> command, Part service, Map<String, String> settings)
      throws InterruptedException {
    return running().services().startProgram(name, command, service, settings);
  }

  /// A connection to the database as its superuser, who may see and do everything.
  public Connection connectDatabase() throws SQLException {
    return DriverManager.getConnection(
        PostgresServer.jdbcUrl(ports().of(Part.POSTGRESQL), NamespaceLayout.standard().database()),
        PostgresServer.SUPERUSER,
        PostgresServer.SUPERUSER_PASSWORD);
  }

  /// The folder with the benchmarks as they were built.
  public Path bench() {
    return dist.resolve("bench");
  }

  private Running running() {
    return running.orElseThrow(() -> new IllegalStateException("the lab has not been started"));
  }

  private static String path() {
    return System.getenv().getOrDefault("PATH", "");
  }

  /// Ends everything: what was started last first. Closing again does nothing more.
  @Override
  public void close() throws IOException {
    try (folders;
        processes;
        backends;
        others) {
      // Resources are closed last to first, each also when one before it failed.
    }
  }

  private static final class Silent implements Progress {
    @Override
    public void starting(String name) {}

    @Override
    public void ready(String name, String endpoint) {}

    @Override
    public void note(String line) {}
  }
}
