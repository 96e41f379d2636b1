package dev.airlock.sandbox.postgres;

import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.process.Child;
import dev.airlock.sandbox.process.ChildCommand;
import dev.airlock.sandbox.process.Children;
import dev.airlock.sandbox.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A PostgreSQL 18 on 127.0.0.1 with a new, empty data folder.
///
/// Nothing is flushed to disk (`fsync` off): a power failure may destroy the data, which lives no
/// longer than the sandbox.
public final class PostgresServer implements AutoCloseable {

  /// The role of the services: it owns its databases and has no other privilege, so that row-level
  /// security applies to it.
  public static final String USER = "airlock";

  public static final String PASSWORD = "airlock-sandbox-only";

  /// A superuser, to whom row-level security does not apply.
  public static final String SUPERUSER = "postgres";

  public static final String SUPERUSER_PASSWORD = "postgres-sandbox-only";

  private static final Duration INIT_PATIENCE = Duration.ofSeconds(60);
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration END_PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(20);

  // The passwords are known to everybody: to hash them 4,096 times for each connection protects
  // nothing.
  private static final String SCRAM_ITERATIONS = "scram_iterations";

  private static final Map<String, String> SETTINGS =
      Map.of(
          "listen_addresses",
          "127.0.0.1",
          "unix_socket_directories",
          "",
          "max_connections",
          "200",
          "shared_buffers",
          "64MB",
          "fsync",
          "off",
          "full_page_writes",
          "off",
          "synchronous_commit",
          "off",
          SCRAM_ITERATIONS,
          "1");

  private final Child postmaster;
  private final Databases databases;

  private PostgresServer(Child postmaster, int port) {
    this.postmaster = postmaster;
    this.databases = new Databases(port);
  }

  /// Starts a server and waits until it accepts logins.
  ///
  /// @param binaries where the programs are, or are unpacked to
  /// @param folder a folder for its data; must not exist or be empty
  /// @param log the file for its output
  public static PostgresServer start(
      Children children, Path binaries, Path folder, Path log, int port)
      throws IOException, InterruptedException {
    PostgresBinaries programs = PostgresBinaries.in(binaries);
    Path data = Files.createDirectories(folder).toAbsolutePath().resolve("data");
    initialize(children, programs, folder, data, log);
    var command = new ArrayList<>(List.of(programs.program("postgres"), "-D", data.toString()));
    command.addAll(List.of("-p", Integer.toString(port)));
    SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    Child postmaster =
        children.start(
            ChildCommand.of("PostgreSQL", command, folder, log)
                .stoppingOn(StopSignal.INT)
                .neverAsRoot());
    var server = new PostgresServer(postmaster, port);
    server.awaitLogin();
    try {
      server.databases.createServiceRole();
    } catch (StartFailed e) {
      server.close();
      throw e;
    }
    return server;
  }

  private static void initialize(
      Children children, PostgresBinaries programs, Path folder, Path data, Path log)
      throws IOException, InterruptedException {
    Path password =
        Files.createTempFile(
            folder.toAbsolutePath(),
            "password",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(password, SUPERUSER_PASSWORD);
    List<String> command =
        List.of(
            programs.program("initdb"),
            "--pgdata=" + data,
            "--username=" + SUPERUSER,
            "--pwfile=" + password,
            "--auth-host=scram-sha-256",
            "--auth-local=reject",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            "--set=" + SCRAM_ITERATIONS + "=1",
            "--no-instructions");
    Child initdb = children.start(ChildCommand.of("initdb", command, folder, log).neverAsRoot());
    if (!initdb.endedWithin(INIT_PATIENCE) || initdb.exitCode() != 0) {
      initdb.end(Duration.ZERO);
      throw new StartFailed(
          "PostgreSQL cannot create its data folder; its last lines, all in %s:%n%s"
              .formatted(log, initdb.lastLines(20)));
    }
    Files.delete(password);
  }

  private void awaitLogin() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (true) {
      try (Connection connection = databases.connect()) {
        connection.isValid(1);
        return;
      } catch (SQLException e) {
        if (postmaster.endedWithin(POLL)) {
          throw failed("PostgreSQL exited at start", e);
        }
        if (System.nanoTime() > deadline) {
          close();
          throw failed(
              "PostgreSQL accepts no logins after " + START_PATIENCE.toSeconds() + " s", e);
        }
      }
    }
  }

  private StartFailed failed(String what, SQLException cause) throws IOException {
    return new StartFailed(
        "%s; its last lines, all in %s:%n%s"
            .formatted(what, postmaster.log(), postmaster.lastLines(20)),
        cause);
  }

  /// What is inside.
  public Databases databases() {
    return databases;
  }

  public static String jdbcUrl(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  @Override
  public void close() {
    postmaster.end(END_PATIENCE);
  }
}
