package dev.airlock.sandbox.deployable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.airlock.cli.status.Readiness;
import dev.airlock.cli.system.Part;
import dev.airlock.cli.system.Ports;
import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.process.Children;
import dev.airlock.sandbox.process.PidFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceIT {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration RESTART_PAUSE = Duration.ofMillis(200);

  @TempDir private Path folder;
  private final Ports ports = Ports.free();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private Children children;

  @BeforeEach
  void build() throws IOException {
    FakeService.build(folder.resolve("webhook"));
    children = Children.recordedIn(new PidFiles(folder.resolve("pids")), RESTART_PAUSE);
  }

  @AfterEach
  void endChildren() throws IOException {
    children.close();
  }

  @Test
  void aServiceThatDiesIsReportedAndRestarted() throws Exception {
    try (Service service = start(Map.of())) {
      service.awaitReady();
      service.keepRunning();

      onlyChild().destroyForcibly();

      await().atMost(Duration.ofMinutes(2)).until(() -> !lines.isEmpty());
      assertThat(lines)
          .singleElement()
          .asString()
          .startsWith("webhook died (exit code 137), restarting it in 0.2 s");
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> Readiness.isReady(ports.address(Part.WEBHOOK), PATIENCE));
    }
    assertThat(Readiness.isReady(ports.address(Part.WEBHOOK), PATIENCE)).isFalse();
    assertThat(lines).hasSize(1);
  }

  @Test
  void aServiceThatCannotStartShowsItsLastLines() throws Exception {
    try (Service service = start(Map.of("FAKE_FAILURE", "no database"))) {
      assertThatThrownBy(service::awaitReady)
          .isInstanceOf(StartFailed.class)
          .hasMessageContaining("webhook exited at start (exit code 3)")
          .hasMessageContaining("cannot work: no database")
          .hasMessageContaining(folder.resolve("webhook.log").toString());
    }
  }

  @Test
  void aServiceThatWasNotBuiltIsNamed() {
    assertThatThrownBy(() -> ServiceProgram.below(folder))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("upload-api has not been built");
  }

  private Service start(Map<String, String> extra) throws InterruptedException {
    var environment =
        new HashMap<>(
            Map.of(
                "SERVER_ADDRESS", "127.0.0.1",
                "SERVER_PORT", Integer.toString(ports.of(Part.WEBHOOK)),
                "PATH", "/usr/bin:/bin"));
    environment.putAll(extra);
    return Service.start(
        children,
        new ServiceProgram(Part.WEBHOOK, folder.resolve("webhook")),
        environment,
        ports.address(Part.WEBHOOK),
        folder.resolve("webhook.log"),
        lines::add);
  }

  private ProcessHandle onlyChild() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("pids"))) {
      return PidFiles.alive(files.findFirst().orElseThrow()).orElseThrow();
    }
  }
}
