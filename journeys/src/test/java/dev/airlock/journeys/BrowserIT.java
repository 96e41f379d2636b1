package dev.airlock.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.testbackends.Proofs;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/// The page in Chromium and its client in Node.js, on the running system. What is tested stands in
/// `clients/browser` and `clients/js`.
@ExtendWith(SharedSystem.class)
@ResourceLock(SharedSystem.LOCK)
class BrowserIT {
  // Else the five journeys, without pictures.
  private static final boolean WHOLE = Proofs.rounds(0, 1) == 1;

  private final Launcher airlock;
  private final String origin;

  BrowserIT(SharedSystem.Running system) {
    airlock = system.airlock();
    origin = system.origin();
  }

  @Test
  void theClientUploadsWatchesAndResumes() throws Exception {
    String printed =
        NodePackage.named("js")
            .installed()
            .run(
                "test:sandbox",
                Map.of(
                    "AIRLOCK_API", airlock.address("upload-api"),
                    "AIRLOCK_TOKEN", airlock.token("alice"),
                    "AIRLOCK_OTHER_TOKEN", airlock.token("mallory")));
    assertThat(printed).contains("fail 0").doesNotContain("tests 0");
  }

  @Test
  void thePageWorksInABrowserAndIsPictured() throws Exception {
    Path pictures =
        Files.createDirectories(
            Path.of(System.getProperty("airlock.root"), "journeys/target/screenshots"));
    String printed =
        NodePackage.named("browser")
            .installed()
            .run(
                WHOLE ? "test" : "test:journeys",
                Map.of(
                    "AIRLOCK_API", airlock.address("upload-api"),
                    "AIRLOCK_OTHER_TOKEN", airlock.token("somebody-else"),
                    "AIRLOCK_CHROMIUM", chromium(),
                    "AIRLOCK_SCREENSHOTS", pictures.toString()));
    assertThat(printed).contains("fail 0").doesNotContain("tests 0");
    if (!WHOLE) {
      return;
    }
    for (String name : new String[] {"empty", "light", "dark", "small", "german", "paused"}) {
      assertThat(pictures.resolve("page-" + name + ".png")).isNotEmptyFile();
    }
  }

  @Test
  void anOperatorWorksInABrowserAndItIsPictured() throws Exception {
    Path pictures =
        Files.createDirectories(
            Path.of(System.getProperty("airlock.root"), "journeys/target/screenshots"));
    String printed =
        NodePackage.named("browser")
            .installed()
            .run(
                WHOLE ? "test:console" : "test:console-journey",
                Map.of(
                    "AIRLOCK_API", airlock.address("upload-api"),
                    "AIRLOCK_OWNER", "carol",
                    "AIRLOCK_TOKEN", airlock.token("carol"),
                    "AIRLOCK_CHROMIUM", chromium(),
                    "AIRLOCK_SCREENSHOTS", pictures.toString()));
    assertThat(printed).contains("fail 0").doesNotContain("tests 0");
    if (!WHOLE) {
      return;
    }
    for (String view : new String[] {"now", "quarantine", "file"}) {
      for (String look : new String[] {"light", "dark", "small"}) {
        assertThat(pictures.resolve("console-%s-%s.png".formatted(view, look))).isNotEmptyFile();
      }
    }
  }

  @Test
  void visitorsSignInAtAnIssuer() throws Exception {
    String printed =
        NodePackage.named("browser")
            .installed()
            .run(
                WHOLE ? "test:sign-in" : "test:sign-in-journey",
                Map.of(
                    "AIRLOCK_API", airlock.address("upload-api"),
                    "AIRLOCK_OWNER", "carol",
                    "AIRLOCK_TOKEN", airlock.token("carol"),
                    "AIRLOCK_OPERATOR_TOKEN", airlock.operatorToken(),
                    "AIRLOCK_CHROMIUM", chromium()));
    assertThat(printed).contains("fail 0").doesNotContain("tests 0");
  }

  @Test
  void pagesOfAnAllowedOriginUploadAndOthersDoNot() throws Exception {
    String printed =
        NodePackage.named("browser")
            .installed()
            .run(
                "test:origin",
                Map.of(
                    "AIRLOCK_API", airlock.address("upload-api"),
                    "AIRLOCK_ORIGIN", origin,
                    "AIRLOCK_TOKEN", airlock.token("alice"),
                    "AIRLOCK_CHROMIUM", chromium()));
    assertThat(printed).contains("fail 0").doesNotContain("tests 0");
  }

  private static String chromium() {
    Stream<String> onPath =
        Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
            .flatMap(folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> folder + "/" + name));
    return Stream.concat(Optional.ofNullable(System.getenv("AIRLOCK_CHROMIUM")).stream(), onPath)
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no Chromium on the PATH"));
  }
}
