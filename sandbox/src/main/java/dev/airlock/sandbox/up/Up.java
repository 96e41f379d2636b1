package dev.airlock.sandbox.up;

import dev.airlock.sandbox.backends.BackendStart;
import dev.airlock.sandbox.backends.NamespaceLayout;
import dev.airlock.sandbox.backends.Parallel;
import dev.airlock.sandbox.backends.Resources;
import dev.airlock.sandbox.backends.RunningBackends;
import dev.airlock.sandbox.clamd.ClamdServerSettings;
import dev.airlock.sandbox.deployable.Service;
import dev.airlock.sandbox.deployable.ServiceEnvironment;
import dev.airlock.sandbox.deployable.ServiceProgram;
import dev.airlock.sandbox.endpoints.Endpoints;
import dev.airlock.sandbox.home.DataDirectory;
import dev.airlock.sandbox.logs.SandboxLog;
import dev.airlock.sandbox.ports.Part;
import dev.airlock.sandbox.ports.Ports;
import dev.airlock.sandbox.process.Children;
import dev.airlock.setup.keys.Keys;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The whole system, from start to end.
///
/// Every start begins with fresh data. S3 and SQS lose theirs with the process, and a database that
/// outlived them would list files whose objects are gone.
final class Up implements AutoCloseable {

  private static final double NANOS_PER_SECOND = 1e9;

  private final long began = System.nanoTime();
  private final UpOptions options;
  private final ConsoleProgress screen;
  private final Resources folder = new Resources();
  private final Resources processes = new Resources();
  private final Resources backends = new Resources();
  private final Resources services = new Resources();

  Up(UpOptions options, ConsoleProgress screen) {
    this.options = options;
    this.screen = screen;
  }

  /// Starts everything and returns when all of it is ready. After a failure, and after [#close] in
  /// the middle of it, what has been started is still to be closed.
  void start() throws Exception {
    List<ServiceProgram> programs = options.dist().map(ServiceProgram::below).orElseGet(List::of);
    Ports ports = Ports.from(options.environment());
    DataDirectory home = folder.add(DataDirectory.take(options.home()));
    SandboxLog.writeTo(home.logs());
    ports.requireFree(programs.isEmpty() ? BackendStart.PARTS : Set.of(Part.values()));
    Children children = processes.add(Children.recordedIn(home.children()));
    Keys keys = Keys.in(home.keys());

    RunningBackends running =
        new BackendStart(
                home,
                ports,
                home.postgresBinaries(),
                origins(ports),
                options.environment(),
                ClamdServerSettings.DEFAULT)
            .start(children, backends, screen);
    running.furnish(NamespaceLayout.standard());
    var environment =
        new ServiceEnvironment(ports, keys, NamespaceLayout.standard(), options.environment());
    Parallel.run(
        programs.stream()
            .map(program -> serviceStart(children, home, environment, program))
            .toList());

    new Endpoints(ports, home.keys()).write(home.endpoints());
    announce(ports, programs.isEmpty());
  }

  private Parallel.Step serviceStart(
      Children children,
      DataDirectory home,
      ServiceEnvironment environment,
      ServiceProgram program) {
    String name = program.part().label();
    String address = environment.ports().address(program.part());
    return () -> {
      screen.starting(name);
      Service service =
          services.add(
              Service.start(
                  children,
                  program,
                  environment.of(program.part()),
                  address,
                  home.logs().resolve(name + ".log"),
                  screen::print));
      service.awaitReady();
      service.keepRunning();
      screen.ready(name, address);
    };
  }

  // The browser's page may be opened by either name.
  private static List<String> origins(Ports ports) {
    int port = ports.of(Part.UPLOAD_API);
    return List.of("http://localhost:" + port, "http://127.0.0.1:" + port);
  }

  private void announce(Ports ports, boolean backendsOnly) {
    screen.close();
    screen.print("");
    screen.print("  started in %.1f s".formatted((System.nanoTime() - began) / NANOS_PER_SECOND));
    screen.print("");
    Stream.of(Part.values())
        .filter(part -> !backendsOnly || BackendStart.PARTS.contains(part))
        .map(part -> "  %-12s %s".formatted(part.label(), ports.address(part)))
        .forEach(screen::print);
    screen.print("");
    screen.print(
        backendsOnly
            ? "airlock's backends are ready"
            : "airlock is ready: http://localhost:" + ports.of(Part.UPLOAD_API));
  }

  /// Ends everything: the services first, then the backends, then gives the folder up. Closing
  /// again does nothing more.
  @Override
  public void close() throws IOException {
    screen.close();
    try (folder;
        processes;
        backends;
        services) {
      // Resources are closed last to first, each also when one before it failed.
    }
  }
}
