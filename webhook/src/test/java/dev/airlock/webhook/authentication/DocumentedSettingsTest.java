package dev.airlock.webhook.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.webhook.authentication.SenderSettings.ApiKey;
import dev.airlock.webhook.authentication.SenderSettings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/// The names by which the contract for scanners calls the settings are understood.
class DocumentedSettingsTest {
  private static final Pattern ROW =
      Pattern.compile(
          "\n\\| `(airlock\\.webhook\\.[^`]*\\.([a-z0-9-]+))` \\| `(AIRLOCK_[^`]*)` \\|");
  private static final Map<String, Object> VALUES =
      Map.of(
          "name", "my-scanner",
          "secret", "whsec_c2VjcmV0",
          "sha256", "00ff",
          "expires-at", "2027-01-01T00:00:00Z");
  private static final Instant EXPIRY = Instant.parse("2027-01-01T00:00:00Z");
  private static final SenderSettings EXPECTED =
      new SenderSettings(
          List.of(new Secret("my-scanner", "whsec_c2VjcmV0", EXPIRY)),
          List.of(new ApiKey("my-scanner", "00ff", EXPIRY)));

  private final List<MatchResult> rows = rows();

  DocumentedSettingsTest() throws IOException {}

  @Test
  void asProperties() {
    assertThat(bound(new MapPropertySource("properties", named(1)))).isEqualTo(EXPECTED);
  }

  @Test
  void asEnvironmentVariables() {
    assertThat(bound(new SystemEnvironmentPropertySource("systemEnvironment", named(3))))
        .isEqualTo(EXPECTED);
  }

  private Map<String, Object> named(int column) {
    Map<String, Object> named = new HashMap<>();
    rows.forEach(row -> named.put(row.group(column), VALUES.getOrDefault(row.group(2), "unknown")));
    return named;
  }

  private static SenderSettings bound(PropertySource<?> source) {
    return new Binder(Objects.requireNonNull(ConfigurationPropertySource.from(source)))
        .bind("airlock.webhook", SenderSettings.class)
        .get();
  }

  private static List<MatchResult> rows() throws IOException {
    Path document =
        Path.of(System.getProperty("airlock.root")).resolve("docs/scan-result-webhook.md");
    return ROW.matcher(Files.readString(document)).results().toList();
  }
}
