package dev.airlock.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The build refuses dependencies that break the design: proved on a copy of its own POMs into
/// which a violation is planted.
class BuildRulesIT {
  private static final Path ROOT = Path.of(System.getProperty("airlock.root"));
  private static final List<String> MODULES =
      List.of(
          "shared-model",
          "service-config",
          "setup",
          "airlock-cli",
          "sandbox",
          "test-backends",
          "file-registry",
          "upload-api",
          "scan-worker",
          "webhook",
          "bench",
          "journeys");

  @TempDir private Path copy;

  @BeforeEach
  void copyThePoms() throws IOException {
    Files.copy(ROOT.resolve("pom.xml"), copy.resolve("pom.xml"));
    for (String module : MODULES) {
      Files.createDirectories(copy.resolve(module));
      Files.copy(ROOT.resolve(module).resolve("pom.xml"), copy.resolve(module).resolve("pom.xml"));
    }
  }

  @Test
  void thePomsAsTheyAreArePassed() throws Exception {
    assertThat(validate()).contains("BUILD SUCCESS");
  }

  @ParameterizedTest
  @CsvSource({
    "scan-worker, org.postgresql, postgresql, The scan worker touches hostile bytes",
    "scan-worker, dev.airlock, file-registry, The scan worker touches hostile bytes",
    "webhook, dev.airlock, upload-api, A deployable never depends on another",
    "upload-api, dev.airlock, webhook, A deployable never depends on another",
    "file-registry, dev.airlock, scan-worker, file-registry knows shared-model",
    "service-config, dev.airlock, shared-model, service-config knows no other module",
    "setup, dev.airlock, shared-model, setup stands alone",
    "airlock-cli, dev.airlock, shared-model, airlock-cli is a client of the running system",
    "sandbox, dev.airlock, shared-model, The sandbox knows the services as processes only",
    "test-backends, org.springframework, spring-core, test-backends is plain Java",
    "upload-api, dev.airlock, sandbox, never on a production class path",
    "webhook, dev.airlock, airlock-cli, never on a production class path",
    "shared-model, org.springframework, spring-core, shared-model is plain Java"
  })
  void aPlantedDependencyIsRefused(String module, String group, String artifact, String message)
      throws Exception {
    Path pom = copy.resolve(module).resolve("pom.xml");
    String planted =
        "<dependency><groupId>%s</groupId><artifactId>%s</artifactId>%s</dependency>"
            .formatted(
                group,
                artifact,
                group.equals("dev.airlock") ? "<version>${project.version}</version>" : "");
    Files.writeString(
        pom,
        Files.readString(pom).replaceFirst("<dependencies>", "<dependencies>" + quoted(planted)));
    assertThat(validate()).contains("BUILD FAILURE", message);
  }

  @Test
  void theTestBackendsOnAProductionClassPathAreRefused() throws Exception {
    Path pom = copy.resolve("upload-api/pom.xml");
    String testScoped = "<artifactId>test-backends</artifactId>\\s*<scope>test</scope>";
    String original = Files.readString(pom);
    String planted = original.replaceFirst(testScoped, "<artifactId>test-backends</artifactId>");
    assertThat(planted).isNotEqualTo(original);
    Files.writeString(pom, planted);
    assertThat(validate()).contains("BUILD FAILURE", "never on a production class path");
  }

  private static String quoted(String replacement) {
    return java.util.regex.Matcher.quoteReplacement(replacement);
  }

  private String validate() throws Exception {
    Process maven =
        new ProcessBuilder(
                "mvn",
                "--batch-mode",
                "--no-transfer-progress",
                "-Dspotless.check.skip=true",
                "-f",
                copy.resolve("pom.xml").toString(),
                "validate")
            .redirectErrorStream(true)
            .start();
    String output = new String(maven.getInputStream().readAllBytes(), UTF_8);
    assertThat(maven.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return output;
  }
}
