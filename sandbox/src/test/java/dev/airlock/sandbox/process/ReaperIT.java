package dev.airlock.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaperIT {

  @TempDir private Path folder;

  @Test
  void endsAStubbornChildAfterTheJvmWasKilled() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HoldingJvm.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = jvm.inputReader()) {
      long pid = Long.parseLong(String.valueOf(output.readLine()));
      ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
      assertThat(child.isAlive()).isTrue();

      jvm.destroyForcibly();

      await().atMost(Duration.ofMinutes(2)).until(() -> !child.isAlive());
    }
  }

  @Test
  void aTerminalsInterruptDoesNotReachChildren() throws Exception {
    try (Children children = Children.recordedIn(new PidFiles(folder.resolve("pids")))) {
      Child child =
          children.start(
              ChildCommand.of("sleep", List.of("sleep", "60"), folder, folder.resolve("log")));
      awaitProgram(child.pid(), "sleep");

      interrupt(child.pid());

      assertThat(child.endedWithin(Duration.ofMillis(300))).isFalse();
    }
  }

  @Test
  void closingEndsChildrenAndTheirPidFiles() throws Exception {
    PidFiles pids = new PidFiles(folder.resolve("pids"));
    Child child;
    try (Children children = Children.recordedIn(pids)) {
      child =
          children.start(
              ChildCommand.of("sleep", List.of("sleep", "60"), folder, folder.resolve("log")));
    }

    assertThat(child.isAlive()).isFalse();
    await().atMost(Duration.ofMinutes(2)).until(() -> pids.endLeftovers() == 0);
    assertThat(folder.resolve("pids")).isEmptyDirectory();
  }

  private static void awaitProgram(long pid, String program) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() ->
            ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("/" + program))
                .isPresent());
  }

  private static void interrupt(long pid) throws Exception {
    assertThat(new ProcessBuilder("/bin/sh", "-c", "kill -INT " + pid).start().waitFor()).isZero();
  }
}
