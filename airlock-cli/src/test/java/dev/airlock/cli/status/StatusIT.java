package dev.airlock.cli.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.cli.system.BackendLogin;
import dev.airlock.cli.system.Endpoints;
import dev.airlock.cli.system.Part;
import dev.airlock.cli.system.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command as users run it, for a system whose parts are all down.
class StatusIT {

  @TempDir private Path home;

  @Test
  void printsOneLinePerPartAndNothingOfItsLibraries() throws Exception {
    Ports ports = Ports.free();
    String database = "jdbc:postgresql://" + ports.address(Part.POSTGRESQL) + "/airlock";
    BackendLogin login =
        new BackendLogin(database, "airlock", "x", "eu-west-1", "x", "x", "uploads", "queue");
    Files.createDirectories(Endpoints.file(home).getParent());
    new Endpoints(ports, home, login).write(Endpoints.file(home));

    Process status = start("status", "--home", home.toString());

    String printed = new String(status.getInputStream().readAllBytes(), UTF_8);
    assertThat(status.waitFor()).isOne();
    assertThat(printed.lines())
        .as(printed)
        .hasSize(Part.values().length)
        .allMatch(line -> line.contains(" down "));
  }

  private static Process start(String... command) throws IOException {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.airlock.cli.Airlock");
    java.command().addAll(List.of(command));
    return java.redirectErrorStream(true).start();
  }
}
