package dev.airlock.journeys.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.journeys.containers.Compose.ComposeService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import org.yaml.snakeyaml.Yaml;

/// What the composed system promises about itself.
class ComposeTest {
  private static final Path ROOT = Path.of(System.getProperty("airlock.root"));

  private Compose compose = new Compose(Map.of(), Set.of());

  @BeforeEach
  void read() throws IOException {
    compose = Compose.read(ROOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan-worker", "clamd"})
  void whoMeetsHostileBytesReachesNeitherTablesNorTheInternet(String service) {
    Set<String> networks = compose.of(service).networks();

    assertThat(networks).isNotEmpty().isSubsetOf(compose.internal());
    assertThat(networks)
        .doesNotContainAnyElementsOf(compose.of("postgres").networks())
        .doesNotContainAnyElementsOf(compose.of("kafka").networks());
  }

  @Test
  void clamdIsReachedByTheWorkerAndNobodyElse() {
    assertThat(compose.services())
        .allSatisfy((name, service) -> {
          boolean meets =
              service.networks().stream().anyMatch(compose.of("clamd").networks()::contains);
          assertThat(meets).as(name).isEqualTo(Set.of("clamd", "scan-worker").contains(name));
        });
  }

  @Test
  void freshclamReachesNobodyInside() {
    Set<String> its = compose.of("freshclam").networks();

    assertThat(compose.services().entrySet())
        .filteredOn(service -> !service.getKey().equals("freshclam"))
        .allSatisfy(service ->
            assertThat(service.getValue().networks())
                .as(service.getKey())
                .doesNotContainAnyElementsOf(its));
  }

  @Test
  void portsAreOnLoopbackAlone() {
    assertThat(compose.services().values())
        .flatMap(ComposeService::ports)
        .isNotEmpty()
        .allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  @Test
  void oursHaveNoPrivilegesAndWriteNothing() {
    assertThat(compose.ours())
        .hasSizeGreaterThan(4)
        .allSatisfy(service -> {
          assertThat(service.settings().get("read_only")).isEqualTo(true);
          assertThat(Compose.texts(service.settings().get("cap_drop"))).containsExactly("ALL");
          assertThat(Compose.texts(service.settings().get("security_opt")))
              .containsExactly("no-new-privileges:true");
          assertThat(service.settings().get("mem_limit")).isNotNull();
        });
  }

  @Test
  void imagesOfOthersAreOfFixedVersions() {
    assertThat(compose.services().values())
        .filteredOn(service -> !compose.ours().contains(service))
        .extracting(ComposeService::image)
        .isNotEmpty()
        .allMatch(image -> image.matches("[a-z/-]+:\\d+\\.\\d+(\\.\\d+)?"));
  }

  @Test
  void theKeyThatMakesTokensIsMountedWhereTokensAreMade() {
    assertThat(compose.services().entrySet())
        .filteredOn(service -> volumes(service.getValue()).contains("issuer-keys"))
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("keys", "token");
  }

  /// Its heap holds the whole body of every request, more than once.
  @Test
  void s3HasRoomForTwoOfTheLargestUploads() throws IOException {
    Map<?, ?> floci = compose.of("floci").settings();
    String options = Compose.map(floci.get("environment")).get("JAVA_TOOL_OPTIONS").toString();
    assertThat(options).matches("-XX:MaxRAMPercentage=\\d+");
    long memory = bytes(floci.get("mem_limit") + "b");

    long heap = memory / 100 * Integer.parseInt(options.split("=", 2)[1]);

    assertThat(heap).isGreaterThan(4 * largestUpload());
  }

  private static long largestUpload() throws IOException {
    String settings =
        Files.readString(ROOT.resolve("upload-api/src/main/resources/built-in-profiles.yaml"));
    Map<?, ?> profiles =
        Compose.map(
            Compose.map(Compose.map(new Yaml().load(settings)).get("airlock")).get("profiles"));
    return profiles.values().stream()
        .mapToLong(profile -> bytes(Compose.map(profile).get("max-size").toString()))
        .max()
        .orElseThrow();
  }

  private static long bytes(String size) {
    return DataSize.parse(size.toUpperCase(Locale.ROOT)).toBytes();
  }

  private static String volumes(ComposeService service) {
    return String.join(" ", Compose.texts(service.settings().get("volumes")));
  }
}
