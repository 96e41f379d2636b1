package dev.airlock.journeys.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the images are built from.
class ImagesTest {
  private static final Path ROOT = Path.of(System.getProperty("airlock.root"));
  private static final List<String> TESTS_ONLY = List.of("formatting", "bench", "journeys");

  @Test
  void theBuildKnowsEveryModule() throws IOException {
    String dockerfile = read("Dockerfile");
    List<String> modules = modules();

    assertThat(modules)
        .isNotEmpty()
        .allMatch(module -> dockerfile.contains("COPY %1$s/pom.xml %1$s/\n".formatted(module)));
    assertThat(modules)
        .filteredOn(module -> !TESTS_ONLY.contains(module))
        .allMatch(module -> dockerfile.contains("COPY %1$s/src %1$s/src\n".formatted(module)));
  }

  @Test
  void basesAreOfFixedVersions() throws IOException {
    assertThat(matches("ARG [A-Z]+_IMAGE=(\\S+)", read("Dockerfile")))
        .hasSize(2)
        .allMatch(image -> image.matches("[a-z-]+:\\d+\\.\\d+\\.\\d+.*"));
  }

  @Test
  void nobodyRunsAsRoot() throws IOException {
    String dockerfile = read("Dockerfile");

    for (String image : new String[] {"setup", "service"}) {
      String stage = dockerfile.substring(dockerfile.indexOf(" AS " + image + "\n"));
      assertThat(stage.substring(0, stage.indexOf("ENTRYPOINT"))).contains("USER 65532:65532");
    }
  }

  @Test
  void nothingIsSentToTheEngineThatIsNotNeeded() throws IOException {
    assertThat(read(".dockerignore").lines().filter(line -> !line.startsWith("#")))
        .first()
        .isEqualTo("*");
    assertThat(read(".dockerignore")).doesNotContain(".airlock", ".git");
  }

  @Test
  void everythingThatTheBuildCopiesIsSentToTheEngine() throws IOException {
    List<String> sent = read(".dockerignore").lines().toList();

    assertThat(matches("(?m)^COPY ((?!--)\\S+)", read("Dockerfile")))
        .hasSizeGreaterThan(10)
        .allMatch(copied ->
            sent.stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .anyMatch(let -> copied.startsWith(let) || let.equals(copied + "/main")));
  }

  @Test
  void clamdsLimitsAreOneLimitAndWhatItDidNotLookIntoIsSaid() throws IOException {
    String clamd = read("deploy/clamav/clamd.conf");

    assertThat(
            matches(
                "(?m)^(?:StreamMaxLength|MaxScanSize|MaxFileSize|PCREMaxFileSize|MaxHTMLNormalize"
                    + "|MaxHTMLNoTags|MaxScriptNormalize|MaxEmbeddedPE|MaxZipTypeRcg) (\\S+)$",
                clamd))
        .hasSize(9)
        .containsOnly("600M");
    assertThat(read("docker-compose.yml")).contains("AIRLOCK_SCAN_MAXSIZE: 600MB");
    assertThat(read("deploy/kubernetes/kustomization.yaml")).contains("AIRLOCK_SCAN_MAXSIZE=600MB");
    assertThat(clamd.lines())
        .contains("AlertExceedsMax yes", "AlertEncrypted yes", "ConcurrentDatabaseReload yes");
  }

  private static List<String> modules() throws IOException {
    return matches("<module>(.*)</module>", read("pom.xml"));
  }

  private static List<String> matches(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }
}
