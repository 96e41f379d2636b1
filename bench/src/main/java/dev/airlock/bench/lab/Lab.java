package dev.airlock.bench.lab;

import dev.airlock.cli.system.Part;
import dev.airlock.cli.system.Ports;
import dev.airlock.sandbox.SandboxLog;
import dev.airlock.sandbox.backends.BackendStart;
import dev.airlock.sandbox.backends.NamespaceLayout;
import dev.airlock.sandbox.backends.Parallel;
import dev.airlock.sandbox.backends.Progress;
import dev.airlock.sandbox.backends.Resources;
import dev.airlock.sandbox.clamd.ClamdServerSettings;
import dev.airlock.sandbox.datadirectory.DataDirectory;
import dev.airlock.sandbox.datadirectory.Folders;
import dev.airlock.sandbox.deployable.ServiceEnvironment;
import dev.airlock.sandbox.postgres.PostgresServer;
import dev.airlock.sandbox.process.Child;
import dev.airlock.sandbox.process.ChildCommand;
import dev.airlock.sandbox.process.Children;
import dev.airlock.setup.token.Keys;
import dev.airlock.setup.token.TokenIssuer;
import dev.airlock.setup.token.TokenRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// Backends on free ports and in a folder of their own, and whatever is started on them. Closing it
/// ends all of that by PID and deletes the folder.
public final class Lab implements AutoCloseable {
  /// What services are started with, unless the flags are what is measured.
  public static final List<String> FLAGS = List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");

  /// The same for services that pass some thousand files before they are measured: their code is
  /// compiled after a tenth of the usual calls, as it is in services that have run for long.
  public static final List<String> FLAGS_SOON_WARM =
      Stream.concat(FLAGS.stream(), Stream.of("-XX:CompileThresholdScaling=0.1")).toList();

  private static final Map<String, String> PATH =
      Map.of("PATH", System.getenv().getOrDefault("PATH", ""));

  private final Path dist;
  private final Path work;
  private final StepLog steps;
  private final Path folder;
  private final Ports ports = Ports.free();
  private final Resources folders = new Resources();
  private final Resources processes = new Resources();
  private final Resources backends = new Resources();
  private final Resources others = new Resources();
  private final DataDirectory home;
  private final Children children;

  /// An empty folder.
  ///
  /// @param dist the built services
  /// @param work where the folder for the data is made
  public Lab(Path dist, Path work, StepLog steps) throws Exception {
    this.dist = dist.toAbsolutePath().normalize();
    this.work = work.toAbsolutePath().normalize();
    this.steps = steps;
    folder = Files.createTempDirectory(Files.createDirectories(this.work), "bench-");
    folders.add(() -> Folders.delete(folder));
    home = others.add(DataDirectory.take(folder.resolve("home")));
    children = processes.add(Children.recordedIn(home.children()));
  }

  /// Starts the backends.
  public void start(ClamdServerSettings clamd) throws Exception {
    SandboxLog.writeTo(home.logs());
    Map<String, String> environment = new HashMap<>(PATH);
    environment.put("AIRLOCK_FRESHCLAM", "off"); // the same signatures on every machine
    BackendStart start =
        new BackendStart(home, ports, work.resolve("postgres-18"), List.of(), environment, clamd);
    run(
        "starting PostgreSQL, S3, SQS, Kafka and clamd",
        () -> start.start(children, backends, new Silent()).provision(NamespaceLayout.standard()));
  }

  /// Runs one step of a benchmark and shows how long it takes.
  public <T> T call(String what, Callable<T> step) throws Exception {
    return steps.step(what, step);
  }

  /// The same for a step without a result.
  ///
  /// @return the seconds that it took
  public double run(String what, Parallel.Task step) throws Exception {
    return steps.step(
        what,
        () -> {
          long began = System.nanoTime();
          step.run();
          return (System.nanoTime() - began) / 1e9;
        });
  }

  /// Where a part listens.
  public int port(Part part) {
    return ports.of(part);
  }

  /// The address of a backend or a service.
  public String address(Part part) {
    return ports.address(part);
  }

  /// A file in the lab's folder.
  public Path file(String name) {
    return folder.resolve(name);
  }

  /// The log of a process.
  public Path log(String name) {
    return home.logs().resolve(name + ".log");
  }

  /// Tokens of different callers, who may do everything with files of their own.
  public List<String> tokens(int count) throws IOException {
    TokenIssuer issuer = TokenIssuer.of(home.keys(), Clock.systemUTC());
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tokens.add(issuer.issue(TokenRequest.of("owner-" + i)));
    }
    return tokens;
  }

  /// What scanners sign with, as `scan-worker`.
  public String webhookSecret() throws IOException {
    return Keys.in(home.keys()).webhookSecret();
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
    List<String> arguments = new ArrayList<>(flags);
    arguments.addAll(List.of("-jar", "app.jar"));
    return call(
        "starting " + service.label(),
        () -> {
          Child child = startJvm(service.label(), arguments, service, settings);
          return add(new ServiceProcess(child, address(service), port(service))).awaitReady();
        });
  }

  /// Starts a JVM in a service's folder, with the service's configuration.
  public Child startJvm(
      String name, List<String> arguments, Part service, Map<String, String> settings)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program("java")));
    command.addAll(arguments);
    Map<String, String> environment =
        new HashMap<>(
            new ServiceEnvironment(
                    ports, Keys.in(home.keys()), NamespaceLayout.standard(), "", "", PATH)
                .of(service));
    if (service == Part.UPLOAD_API) {
      environment.put("AIRLOCK_PROFILES_DOCUMENT_UPLOADSPERHOUR", "1000000");
    }
    environment.putAll(settings);
    return children.start(
        ChildCommand.of(name, command, dist.resolve(service.label()), log(name))
            .withEnvironment(environment));
  }

  /// A program of the JDK that this runs on, and the services too.
  static String program(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /// A connection to the database as its superuser, who may see and do everything.
  public Connection connectDatabase() throws SQLException {
    return DriverManager.getConnection(
        PostgresServer.jdbcUrl(port(Part.POSTGRESQL), NamespaceLayout.standard().database()),
        PostgresServer.SUPERUSER,
        PostgresServer.SUPERUSER_PASSWORD);
  }

  /// Changes the database as its superuser.
  ///
  /// @return how many rows
  public int update(String sql, Object... arguments) throws SQLException {
    try (Connection connection = connectDatabase();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      return statement.executeUpdate();
    }
  }

  /// The folder with the benchmarks as they were built.
  public Path bench() {
    return dist.resolve("bench");
  }

  /// Ends everything: what was started last first. Closing again does nothing more, but waits for
  /// whoever closes: a signal ends the process as soon as its hook is done.
  @Override
  public synchronized void close() throws IOException {
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
