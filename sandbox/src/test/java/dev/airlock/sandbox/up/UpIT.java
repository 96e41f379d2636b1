package dev.airlock.sandbox.up;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.cli.status.Status;
import dev.airlock.cli.system.Endpoints;
import dev.airlock.cli.system.Part;
import dev.airlock.sandbox.deployable.FakeService;
import dev.airlock.sandbox.postgres.UnpackedPrograms;
import dev.airlock.sandbox.process.PidFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpIT {

  private static final Duration START_PATIENCE = Duration.ofMinutes(3);
  private static final Duration END_PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private Path home;
  private SandboxJvm sandbox;

  @BeforeEach
  void up() throws IOException {
    home = folder.resolve("home");
    UnpackedPrograms.linkInto(home);
    for (Part service : List.of(Part.UPLOAD_API, Part.WEBHOOK, Part.SCAN_WORKER)) {
      FakeService.build(folder.resolve("dist").resolve(service.label()));
    }
    sandbox = start();
  }

  @AfterEach
  void kill() {
    sandbox.process().destroyForcibly();
    await().atMost(END_PATIENCE).until(() -> children().isEmpty());
  }

  @Test
  void startsShowsAndStopsEverything() throws Exception {
    awaitReady();
    int api = Endpoints.of(home).orElseThrow().ports().of(Part.UPLOAD_API);
    assertThat(sandbox.text().lines().toList().getLast())
        .isEqualTo("airlock is ready: http://localhost:" + api);
    assertThat(sandbox.text()).contains("  ready  S3 ").contains("  ready  scan-worker ");

    assertThat(status().lines()).hasSize(Part.values().length).allMatch(l -> l.contains(" up "));

    SandboxJvm second = start();
    assertThat(second.exitCode()).isOne();
    assertThat(second.text())
        .startsWith("a sandbox is already running in " + home)
        .doesNotContain("\tat ");

    List<ProcessHandle> children = children();
    assertThat(children).hasSize(5);
    sandbox.process().destroy();

    assertThat(sandbox.exitCode()).isEqualTo(143);
    assertThat(sandbox.text()).endsWith("stopped\n");
    assertThat(children).noneMatch(ProcessHandle::isAlive);
    assertThat(Endpoints.file(home)).doesNotExist();
    assertThat(status().lines()).allMatch(l -> l.contains(" down "));
  }

  /// What `airlock status` prints. Its answer must be that all is up if it says so of each part.
  private String status() throws IOException {
    var printed = new ByteArrayOutputStream();
    Status status = Status.of(home, Map.of());
    status.print(new PrintStream(printed, true, UTF_8));
    boolean allUp = status.up();
    String text = printed.toString(UTF_8);
    assertThat(allUp).as(text).isEqualTo(!text.contains(" down "));
    return text;
  }

  private SandboxJvm start() throws IOException {
    return SandboxJvm.start(home, "--dist", folder.resolve("dist").toString());
  }

  private void awaitReady() {
    await()
        .atMost(START_PATIENCE)
        .until(() -> {
          assertThat(sandbox.process().isAlive()).as(sandbox.text()).isTrue();
          return sandbox.text().contains("airlock is ready");
        });
  }

  private List<ProcessHandle> children() {
    try (Stream<Path> files = Files.list(home.resolve("run/children"))) {
      return files.flatMap(UpIT::alive).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<ProcessHandle> alive(Path file) {
    try {
      return PidFiles.alive(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
