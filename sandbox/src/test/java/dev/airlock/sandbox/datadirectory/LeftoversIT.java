package dev.airlock.sandbox.datadirectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.process.ProcessMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversIT {

  @TempDir private Path folder;
  private Process leftover;

  @BeforeEach
  void startLeftover() throws IOException {
    leftover = new ProcessBuilder("sleep", "60").start();
  }

  @AfterEach
  void endLeftover() {
    leftover.destroyForcibly();
  }

  @Test
  void whatAKilledSandboxLeftIsEndedAtTheNextStart() throws Exception {
    recordChild(ProcessMark.of(leftover.toHandle()));

    DataDirectory.take(folder).close();

    assertThat(leftover.isAlive()).isFalse();
  }

  @Test
  void aProcessThatGotAReusedPidIsLeftAlone() throws Exception {
    ProcessMark mark = ProcessMark.of(leftover.toHandle());
    recordChild(new ProcessMark(mark.pid(), mark.started().minus(Duration.ofHours(1))));

    DataDirectory.take(folder).close();

    assertThat(leftover.isAlive()).isTrue();
  }

  @Test
  void oldDataIsGoneAndKeysStay() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data/s3/bucket")).resolve("object");
    Path key = Files.createDirectories(folder.resolve("keys")).resolve("secret");
    Files.writeString(data, "old");
    Files.writeString(key, "kept");

    DataDirectory.take(folder).close();

    assertThat(data).doesNotExist();
    assertThat(key).hasContent("kept");
  }

  @Test
  void aLiveHomeIsRefused() throws Exception {
    try (DataDirectory taken = DataDirectory.take(folder)) {
      assertThat(taken.data()).isDirectory();
      assertThatThrownBy(() -> DataDirectory.take(folder))
          .isInstanceOf(StartFailed.class)
          .hasMessage(
              "a sandbox is already running in %s (pid %d)", folder, ProcessHandle.current().pid());
    }
  }

  private void recordChild(ProcessMark mark) throws IOException {
    Path children = Files.createDirectories(folder.resolve("run/children"));
    Files.writeString(children.resolve(mark.pid() + ".pid"), mark.toString());
  }
}
