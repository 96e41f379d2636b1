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
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command as users run it, for a system whose parts are all down.
class StatusIT {

  @TempDir private Path home;

  private final Ports ports = Ports.free();

  @BeforeEach
  void somethingWasUp() throws IOException {
    String database = "jdbc:postgresql://" + ports.address(Part.POSTGRESQL) + "/airlock";
    BackendLogin login =
        new BackendLogin(
            database,
            "airlock",
            "it's $HOME",
            "eu-west-1",
            "x",
            "x",
            "uploads",
            "clean",
            "held",
            "queue");
    Files.createDirectories(Endpoints.file(home).getParent());
    new Endpoints(ports, home, login, Set.of(Part.SCAN_WORKER)).write(Endpoints.file(home));
  }

  @Test
  void printsOneLinePerPartAndNothingOfItsLibraries() throws Exception {
    Process status = start("status", "--home", home.toString());

    String printed = new String(status.getInputStream().readAllBytes(), UTF_8);
    assertThat(status.waitFor()).isOne();
    assertThat(printed.lines())
        .as(printed)
        .hasSize(Part.values().length)
        .allMatch(line -> line.contains(line.startsWith("scan-worker") ? " off " : " down "));
  }

  @Test
  void tellsProgramsInJson() throws Exception {
    Process status = start("status", "--json", "--home", home.toString());

    String printed = new String(status.getInputStream().readAllBytes(), UTF_8);
    assertThat(status.waitFor()).isOne();
    JsonNode json = new JsonMapper().readTree(printed);
    assertThat(json.get("up").booleanValue()).isFalse();
    assertThat(json.get("parts").size()).isEqualTo(Part.values().length);
    JsonNode api =
        json.get("parts")
            .valueStream()
            .filter(part -> part.get("name").stringValue().equals("upload-api"))
            .findFirst()
            .orElseThrow();
    assertThat(api.get("state").stringValue()).isEqualTo("down");
    assertThat(api.get("address").stringValue()).isEqualTo(ports.address(Part.UPLOAD_API));
  }

  /// Whatever the values are, a shell reads them as they are, and runs nothing.
  @Test
  void printsVariablesThatAShellCanExport() throws Exception {
    Process env = start("env", "--as", "o'brien $(touch x)", "--home", home.toString());
    String printed = new String(env.getInputStream().readAllBytes(), UTF_8);
    assertThat(env.waitFor()).as(printed).isZero();
    assertThat(printed.lines()).allMatch(line -> line.startsWith("export AIRLOCK_SANDBOX_"));

    Process shell =
        new ProcessBuilder(
                "sh",
                "-c",
                printed
                    + "printf '%s|%s|%s' \"$AIRLOCK_SANDBOX_UPLOAD_API\""
                    + " \"$AIRLOCK_SANDBOX_DATABASE_PASSWORD\""
                    + " \"${AIRLOCK_SANDBOX_SCAN_WORKER-none}\"")
            .start();
    assertThat(new String(shell.getInputStream().readAllBytes(), UTF_8))
        .isEqualTo(ports.address(Part.UPLOAD_API) + "|it's $HOME|none");
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
