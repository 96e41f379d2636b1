package dev.airlock.sandbox.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.sandbox.postgres.UnpackedPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedBackendsIT {

  @TempDir private Path folder;

  @Test
  void endWithTheBuildAndLeaveNothing() throws Exception {
    UnpackedPrograms.linkInto(folder);
    Process build = new ProcessBuilder("sleep", "120").start();
    Process backends = start(build.pid(), "sandbox");
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> Files.exists(folder.resolve("current.properties")));
    List<ProcessHandle> children = backends.descendants().toList();
    assertThat(children).hasSizeGreaterThan(2);

    build.destroy();

    assertThat(backends.waitFor(15, TimeUnit.SECONDS)).isTrue();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("data-"));
    }
  }

  @Test
  void doNotStartForABuildThatIsGone() throws Exception {
    Process build = new ProcessBuilder("true").start();
    build.waitFor();

    assertThat(start(build.pid(), "sandbox").waitFor(15, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("current.properties")).doesNotExist();
  }

  @Test
  void comeFromNowhereElseThanWhereItIsSaid() throws Exception {
    Process backends = start(ProcessHandle.current().pid(), "elsewhere");

    assertThat(backends.waitFor(15, TimeUnit.SECONDS)).isTrue();
    assertThat(backends.exitValue()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("backends.txt")))
        .isEqualTo("airlock.backends=elsewhere: expected sandbox or containers\n");
  }

  private Process start(long build, String source) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.airlock.sandbox.shared.SharedBackends",
            folder.toString(),
            Long.toString(build),
            source)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("backends.txt").toFile())
        .start();
  }
}
