package dev.airlock.journeys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.journeys.Launcher.Result;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The commands of the README, one after the other, on one machine.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherIT {
  private static Launcher airlock = new Launcher(Path.of(""), Path.of(""));

  @TempDir private Path files;

  @BeforeAll
  static void stage() throws Exception {
    airlock = Launcher.of("launcher");
  }

  @AfterAll
  static void down() throws Exception {
    airlock.run("down");
  }

  @Test
  @Order(1)
  void nothingIsUpAtFirst() throws Exception {
    assertThat(airlock.run("status").exitCode()).isEqualTo(1);
    assertThat(airlock.run("down").exitCode()).isZero();
    assertThat(airlock.run("demo").output()).contains("./airlock up");
  }

  @Test
  @Order(2)
  void takenPortIsNamedWithItsPartAndVariable() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Result up = airlock.run(Map.of("AIRLOCK_S3_PORT", port), "up", "--detach");
      assertThat(up.exitCode()).isEqualTo(1);
      assertThat(up.output())
          .contains("port " + port + " is taken", "S3", "AIRLOCK_S3_PORT")
          .doesNotContain("Exception");
    }
  }

  @Test
  @Order(3)
  void upStartsEverything() throws Exception {
    Result up = airlock.run("up", "--detach");
    assertThat(up.exitCode()).as(up.output()).isZero();
    assertThat(up.output().strip().lines().toList().getLast())
        .startsWith("airlock is ready: http://localhost:");
    await().atMost(Duration.ofMinutes(2)).until(() -> airlock.run("status").exitCode() == 0);
    Result status = airlock.run("status");
    assertThat(status.output().strip().lines()).hasSize(8).allMatch(line -> line.contains(" up "));
  }

  @Test
  @Order(4)
  void secondUpIsRefused() throws Exception {
    Result up = airlock.run("up", "--detach");
    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.output()).contains("already up");
  }

  @Test
  @Order(5)
  void demoShowsFourFilesOnTheirWay() throws Exception {
    Result demo = airlock.run("demo");
    assertThat(demo.exitCode()).as(demo.output()).isZero();
    assertThat(demo.output())
        .contains(
            "clean\n  downloaded 445 bytes, the same as uploaded",
            "infected (Eicar-Test-Signature.UNOFFICIAL)\n  download refused: 409",
            "quarantined (encrypted in secret.txt)\n  download refused: 409",
            "quarantined (type-mismatch)\n  download refused: 409");
  }

  @Test
  @Order(6)
  void uploadsExitCodeTellsTheVerdict() throws Exception {
    assertThat(upload("notes.txt", "harmless words")).isZero();
    assertThat(
            upload(
                "eicar.txt",
                "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"))
        .isEqualTo(2);
    assertThat(upload("report.pdf", "not a PDF")).isEqualTo(3);
    assertThat(upload("tool.exe", "of no profile")).isEqualTo(1);
    assertThat(airlock.run("upload", files.resolve("missing").toString()).exitCode()).isEqualTo(1);
  }

  @Test
  @Order(7)
  void tokenIsNothingButAJwt() throws Exception {
    assertThat(airlock.run("token", "alice", "--tenant", "acme").output().strip())
        .matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    assertThat(airlock.run("token").exitCode()).isEqualTo(1);
  }

  @Test
  @Order(8)
  void helpIsEverywhere() throws Exception {
    assertThat(airlock.run("help").exitCode()).isZero();
    for (String command :
        new String[] {"up", "down", "status", "demo", "token", "upload", "setup", "test"}) {
      Result help = airlock.run(command, "--help");
      assertThat(help.exitCode()).as(command).isZero();
      assertThat(help.output()).contains("Usage", "airlock " + command);
    }
    assertThat(airlock.run("--version").output()).startsWith("airlock ");
  }

  @Test
  @Order(9)
  void killedSystemLeavesNothingAndStartsAgain() throws Exception {
    ProcessHandle killed = ProcessHandle.of(airlock.pid()).orElseThrow();
    List<ProcessHandle> parts = killed.descendants().toList();
    assertThat(parts).hasSizeGreaterThan(5);
    killed.destroyForcibly();
    killed.onExit().join();

    Result up = airlock.run("up", "--detach");
    assertThat(up.exitCode()).as(up.output()).isZero();
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(parts).noneMatch(ProcessHandle::isAlive));
    assertThat(airlock.pid()).isNotEqualTo(killed.pid());
    assertThat(airlock.run("demo").exitCode()).isZero();
  }

  @Test
  @Order(10)
  void downLeavesNoProcess() throws Exception {
    assertThat(airlock.run("down").exitCode()).isZero();
    assertThat(airlock.processes()).isEmpty();
    assertThat(airlock.run("down").exitCode()).isZero();
    assertThat(airlock.run("status").exitCode()).isEqualTo(1);
  }

  private int upload(String name, String content) throws Exception {
    Path file = Files.write(files.resolve(name), content.getBytes(US_ASCII));
    return airlock.run("upload", file.toString()).exitCode();
  }
}
