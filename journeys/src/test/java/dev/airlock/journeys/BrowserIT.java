package dev.airlock.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.testbackends.Proofs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Page, console and sign-in in Chromium and the page's client in Node.js, on the running system.
/// What is tested stands in `clients/browser` and `clients/js`. The gate runs the journeys among
/// the tests, without pictures.
@ExtendWith(SharedSystem.class)
@ResourceLock(SharedSystem.LOCK)
class BrowserIT {
  private static final boolean WHOLE = Proofs.whole();

  private final Launcher airlock;
  private final String origin;

  BrowserIT(SharedSystem.Running system) {
    airlock = system.airlock();
    origin = system.origin();
  }

  @Test
  void theClientUploadsWatchesAndResumes() throws Exception {
    NodePackage.named("js")
        .passes(
            "test:sandbox",
            Map.of(
                "AIRLOCK_API", airlock.address("upload-api"),
                "AIRLOCK_TOKEN", airlock.token("alice"),
                "AIRLOCK_OTHER_TOKEN", airlock.token("mallory")));
  }

  @Test
  void thePageWorksInABrowserAndIsPictured() throws Exception {
    passes(
        WHOLE ? "test" : "test:journeys",
        Map.of("AIRLOCK_OTHER_TOKEN", airlock.token("somebody-else")));
    if (WHOLE) {
      arePictured("page-", "empty", "light", "dark", "small", "german", "paused");
    }
  }

  @Test
  void anOperatorWorksInABrowserAndItIsPictured() throws Exception {
    passes(WHOLE ? "test:console" : "test:console-journey", carol());
    if (WHOLE) {
      for (String view : new String[] {"now", "quarantine", "file"}) {
        arePictured("console-" + view + "-", "light", "dark", "small");
      }
    }
  }

  @Test
  void visitorsSignInAtAnIssuer() throws Exception {
    Map<String, String> variables = new HashMap<>(carol());
    variables.put("AIRLOCK_OPERATOR_TOKEN", airlock.operatorToken());
    passes(WHOLE ? "test:sign-in" : "test:sign-in-journey", variables);
  }

  @Test
  void pagesOfAnAllowedOriginUploadAndOthersDoNot() throws Exception {
    passes(
        "test:origin", Map.of("AIRLOCK_ORIGIN", origin, "AIRLOCK_TOKEN", airlock.token("alice")));
  }

  @Test
  void ownPagesUploadAsTheDocumentsShow() throws Exception {
    NodePackage.named("js").installed(); // it bundles them
    List<String> majors = Proofs.of(List.of("3", "4", "5", "6"), 1);
    for (String major : majors) {
      NodePackage.named("browser/uppy/" + major).installed();
    }
    passes(
        "test:own-pages",
        Map.of(
            "AIRLOCK_ORIGIN", origin,
            "AIRLOCK_TOKEN", airlock.token("alice"),
            "AIRLOCK_UPPY", String.join(",", majors)));
  }

  private Map<String, String> carol() throws Exception {
    return Map.of("AIRLOCK_OWNER", "carol", "AIRLOCK_TOKEN", airlock.token("carol"));
  }

  private void passes(String script, Map<String, String> others) throws Exception {
    Map<String, String> variables = new HashMap<>(others);
    variables.put("AIRLOCK_API", airlock.address("upload-api"));
    variables.put("AIRLOCK_CHROMIUM", chromium());
    variables.put("AIRLOCK_SCREENSHOTS", pictures().toString());
    NodePackage.named("browser").passes(script, variables);
  }

  private static void arePictured(String what, String... looks) throws IOException {
    for (String look : looks) {
      assertThat(pictures().resolve(what + look + ".png")).isNotEmptyFile();
    }
  }

  private static Path pictures() throws IOException {
    return Files.createDirectories(
        Path.of(System.getProperty("airlock.root"), "journeys/target/screenshots"));
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
