package dev.airlock.sandbox.up;

import dev.airlock.cli.system.BackendLogin;
import dev.airlock.cli.system.Endpoints;
import dev.airlock.cli.system.Part;
import dev.airlock.cli.system.Ports;
import dev.airlock.sandbox.SandboxLog;
import dev.airlock.sandbox.backends.BackendStart;
import dev.airlock.sandbox.backends.NamespaceLayout;
import dev.airlock.sandbox.backends.Parallel;
import dev.airlock.sandbox.backends.Resources;
import dev.airlock.sandbox.backends.RunningBackends;
import dev.airlock.sandbox.clamd.ClamdServerSettings;
import dev.airlock.sandbox.datadirectory.DataDirectory;
import dev.airlock.sandbox.deployable.Service;
import dev.airlock.sandbox.deployable.ServiceEnvironment;
import dev.airlock.sandbox.deployable.ServiceProgram;
import dev.airlock.sandbox.postgres.PostgresServer;
import dev.airlock.sandbox.process.Children;
import dev.airlock.sandbox.s3.S3Credentials;
import dev.airlock.sandbox.s3.S3Server;
import dev.airlock.setup.token.Keys;
import dev.airlock.setup.token.TokenIssuer;
import dev.airlock.setup.token.TokenRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The whole system, from start to end.
///
/// Every start begins with fresh data. S3 and SQS lose theirs with the process, and a database that
/// outlived them would list files whose objects are gone.
final class Up implements AutoCloseable {

  private static final double NANOS_PER_SECOND = 1e9;

  // The page keeps its token for as long as the system runs.
  private static final Duration DEMO_VALIDITY = Duration.ofDays(90);

  private final long began = System.nanoTime();
  private final UpOptions options;
  private final ConsoleProgress console;
  private final Resources directories = new Resources();
  private final Resources processes = new Resources();
  private final Resources backends = new Resources();
  private final Resources services = new Resources();

  Up(UpOptions options, ConsoleProgress console) {
    this.options = options;
    this.console = console;
  }

  /// Starts everything and returns when all of it is ready. After a failure, and after [#close] in
  /// the middle of it, what has been started is still to be closed.
  void start() throws Exception {
    Set<Part> without = options.without();
    List<ServiceProgram> programs =
        options.dist().map(ServiceProgram::below).orElseGet(List::of).stream()
            .filter(program -> !without.contains(program.part()))
            .toList();
    Set<Part> parts = EnumSet.copyOf(BackendStart.PARTS);
    programs.forEach(program -> parts.add(program.part()));
    Ports ports = Ports.from(options.environment());
    DataDirectory directory = directories.add(DataDirectory.take(options.home()));
    SandboxLog.writeTo(directory.logs());
    ports.requireFree(parts);
    Children children =
        processes.add(Children.recordedIn(directory.children(), options.restartPause()));
    Keys keys = Keys.in(directory.keys());

    RunningBackends running =
        new BackendStart(
                directory,
                ports,
                directory.postgresBinaries(),
                options.origins(ports),
                options.environment(),
                ClamdServerSettings.DEFAULT)
            .start(children, backends, console);
    running.provision(NamespaceLayout.standard());
    var environment =
        new ServiceEnvironment(
            ports,
            keys,
            NamespaceLayout.standard(),
            demoToken(directory, "demo", "files:read files:write"),
            demoToken(directory, "demo-operator", "files:admin"),
            options.environment());
    Parallel.run(
        programs.stream()
            .map(program -> serviceStart(children, directory, environment, program))
            .toList());

    new Endpoints(ports, directory.keys(), login(ports), without).write(directory.endpoints());
    showAddresses(ports, parts, without);
  }

  private Parallel.Task serviceStart(
      Children children,
      DataDirectory directory,
      ServiceEnvironment environment,
      ServiceProgram program) {
    String name = program.part().label();
    String address = environment.ports().address(program.part());
    return () -> {
      console.starting(name);
      Service service =
          services.add(
              Service.start(
                  children,
                  program,
                  environment.of(program.part()),
                  address,
                  directory.logs().resolve(name + ".log"),
                  console::print));
      service.awaitReady();
      service.keepRunning();
      console.ready(name, address);
    };
  }

  private static BackendLogin login(Ports ports) {
    NamespaceLayout layout = NamespaceLayout.standard();
    return new BackendLogin(
        PostgresServer.jdbcUrl(ports.of(Part.POSTGRESQL), layout.database()),
        PostgresServer.USER,
        PostgresServer.PASSWORD,
        S3Server.REGION,
        S3Credentials.SANDBOX_ONLY.accessKey(),
        S3Credentials.SANDBOX_ONLY.secretKey(),
        layout.landingBucket(),
        layout.cleanBucket(),
        layout.quarantineBucket(),
        layout.queue());
  }

  private static String demoToken(DataDirectory directory, String subject, String scopes)
      throws IOException {
    return TokenIssuer.of(directory.keys(), Clock.systemUTC())
        .issue(new TokenRequest(subject, Optional.empty(), scopes, DEMO_VALIDITY));
  }

  private void showAddresses(Ports ports, Set<Part> parts, Set<Part> without) {
    console.close();
    console.print("");
    console.print("  started in %.1f s".formatted((System.nanoTime() - began) / NANOS_PER_SECOND));
    console.print("");
    parts.stream()
        .map(part -> "  %-12s %s".formatted(part.label(), ports.address(part)))
        .forEach(console::print);
    if (options.dist().isPresent()) {
      without.stream()
          .sorted()
          .map(part -> "  %-12s off: yours does its work".formatted(part.label()))
          .forEach(console::print);
    }
    console.print("");
    console.print(options.dist().isEmpty() ? "airlock's backends are ready" : ready(ports, parts));
  }

  /// What there is to begin with: the page, or what is there without it.
  static String ready(Ports ports, Set<Part> parts) {
    String ready = "airlock is ready";
    if (parts.contains(Part.UPLOAD_API)) {
      return ready + ": http://localhost:" + ports.of(Part.UPLOAD_API);
    }
    return Stream.of(Part.WEBHOOK, Part.S3)
        .filter(parts::contains)
        .findFirst()
        .map(part -> "%s: %s at http://localhost:%d".formatted(ready, part.label(), ports.of(part)))
        .orElse(ready);
  }

  /// Ends everything: the services first, then the backends, then releases the folder. Closing
  /// again does nothing more.
  @Override
  public void close() throws IOException {
    console.close();
    try (directories;
        processes;
        backends;
        services) {
      // Resources are closed last to first, each also when one before it failed.
    }
  }
}
