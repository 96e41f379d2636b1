package dev.airlock.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The client for browsers by itself: its types, its size, and its answers to faults.
class ClientPackageIT {

  @Test
  void passesItsOwnTests() throws Exception {
    assertThat(NodePackage.named("js").installed().run("test", Map.of()))
        .contains("fail 0")
        .doesNotContain("tests 0");
    try (Stream<Path> packed = Files.list(NodePackage.named("js").folder().resolve("target"))) {
      assertThat(packed).anyMatch(file -> file.toString().endsWith(".tgz"));
    }
  }

  @Test
  void lockFilesNameNoRegistry() throws Exception {
    for (String name :
        new String[] {
          "js", "browser", "browser/uppy/3", "browser/uppy/4", "browser/uppy/5", "browser/uppy/6"
        }) {
      Path lock = NodePackage.named(name).folder().resolve("package-lock.json");
      assertThat(Files.readString(lock)).contains("sha512-").doesNotContain("resolved");
    }
  }
}
