package dev.airlock.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The build refuses dependencies that break the design: proved on copies of its own POMs into
/// which violations are planted, as many in one copy as do not depend on each other in a circle.
/// That the POMs as they are pass, the build shows that runs this.
class BuildRulesIT {
  private static final Path ROOT = Path.of(System.getProperty("airlock.root"));
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  private static final String HOSTILE = "The scan worker touches hostile bytes";
  private static final String NEVER_IN_PRODUCTION = "never on a production class path";
  private static final String DEPLOYABLES = "A deployable never depends on another";

  @TempDir private Path copy;

  /// A dependency that must not be.
  ///
  /// @param message what the build says to it
  private record Planted(String module, String group, String artifact, String message) {
    private Planted(String module, String artifact, String message) {
      this(module, "dev.airlock", artifact, message);
    }

    void in(Path poms) throws IOException {
      String version = group.equals("dev.airlock") ? "<version>${project.version}</version>" : "";
      String dependency =
          "<dependency><groupId>%s</groupId><artifactId>%s</artifactId>%s</dependency>"
              .formatted(group, artifact, version);
      replaceOnce(
          poms.resolve(module).resolve("pom.xml"), "<dependencies>", "<dependencies>" + dependency);
    }
  }

  @Test
  void plantedDependenciesAreRefused() throws Exception {
    assertRefused(
        new Planted("scan-worker", "org.postgresql", "postgresql", HOSTILE),
        new Planted("upload-api", "webhook", DEPLOYABLES),
        new Planted("file-registry", "scan-worker", "file-registry knows shared-model"),
        new Planted("service-runtime", "shared-model", "service-runtime knows no other module"),
        new Planted("setup", "shared-model", "setup stands alone"),
        new Planted("sandbox", "shared-model", "The sandbox knows the services as processes only"),
        new Planted("airlock-cli", "shared-model", "airlock-cli is a client of the running system"),
        new Planted(
            "test-backends", "org.springframework", "spring-core", "test-backends is plain Java"),
        new Planted(
            "shared-model", "org.springframework", "spring-core", "shared-model is plain Java"));
  }

  @Test
  void plantedDependenciesTheOtherWayRoundAreRefused() throws Exception {
    assertRefused(
        new Planted("scan-worker", "file-registry", HOSTILE),
        new Planted("object-store", "file-registry", "object-store knows shared-model"),
        new Planted("webhook", "upload-api", DEPLOYABLES));
  }

  @Test
  void whatIsForDevelopmentAndTestsIsRefusedOnAProductionClassPath() throws Exception {
    assertRefused(
        new Planted("upload-api", "sandbox", NEVER_IN_PRODUCTION),
        new Planted("webhook", "airlock-cli", NEVER_IN_PRODUCTION),
        new Planted("service-runtime", "test-backends", NEVER_IN_PRODUCTION));
  }

  @Test
  void whatIsForTestsIsRefusedWhenItsScopeIsLost() throws Exception {
    copyThePoms();
    replaceOnce(
        copy.resolve("scan-worker/pom.xml"),
        "(<artifactId>test-backends</artifactId>)\\s*<scope>test</scope>",
        "<artifactId>test-backends</artifactId>");
    assertThat(saidOf("scan-worker", validate("--fail-never")))
        .contains("BannedDependencies failed", NEVER_IN_PRODUCTION, "dev.airlock:test-backends");
  }

  private void assertRefused(Planted... planted) throws Exception {
    copyThePoms();
    for (Planted each : planted) {
      each.in(copy);
    }
    String output = validate("--fail-never");
    for (Planted each : planted) {
      assertThat(saidOf(each.module(), output))
          .as("what the build says of %s", each.module())
          .contains(
              "BannedDependencies failed", each.message(), each.group() + ":" + each.artifact());
    }
  }

  private static String saidOf(String module, String output) {
    Matcher said =
        Pattern.compile("on project " + module + ": (.*?)-> \\[Help", Pattern.DOTALL)
            .matcher(output);
    return said.find() ? said.group(1) : "";
  }

  private void copyThePoms() throws IOException {
    String root = Files.readString(ROOT.resolve("pom.xml"));
    Files.writeString(copy.resolve("pom.xml"), root);
    List<String> modules = MODULE.matcher(root).results().map(found -> found.group(1)).toList();
    assertThat(modules).hasSizeGreaterThan(8);
    for (String module : modules) {
      Files.createDirectories(copy.resolve(module));
      Files.copy(ROOT.resolve(module).resolve("pom.xml"), copy.resolve(module).resolve("pom.xml"));
    }
  }

  private static void replaceOnce(Path file, String pattern, String replacement)
      throws IOException {
    String original = Files.readString(file);
    String changed = original.replaceFirst(pattern, Matcher.quoteReplacement(replacement));
    assertThat(changed).isNotEqualTo(original);
    Files.writeString(file, changed);
  }

  private String validate(String afterFailure) throws Exception {
    ProcessBuilder maven =
        new ProcessBuilder(
                "mvn",
                "--batch-mode",
                "--no-transfer-progress",
                afterFailure,
                "-Dspotless.check.skip=true",
                "-f",
                copy.resolve("pom.xml").toString(),
                "validate")
            .redirectErrorStream(true);
    maven.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    Process running = maven.start();
    String output = new String(running.getInputStream().readAllBytes(), UTF_8);
    assertThat(running.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return output;
  }
}
