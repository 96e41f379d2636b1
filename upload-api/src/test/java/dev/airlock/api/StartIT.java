package dev.airlock.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.api.fixture.RunningApi;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What stops the service at startup, and the message it gives.
@ExtendWith(OutputCaptureExtension.class)
@Isolated("reads what this JVM prints")
class StartIT extends RunningApi {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "document.max-size | 0B | max-size must not be smaller than min-size",
        "document.max-size | 6GB | max-size must be at most 5GB",
        "document.max-size | 601MB | max-size must be at most airlock.scan.max-size, which is"
            + " 600MB: the scanners take no more.",
        "document.uploads-per-hour | 0 | uploads-per-hour must be at least 1",
        "document.retention | -1d | retention must not be negative",
        "tricky.max-size | 1MB | content-types must name at least one type",
        "tricky.content-types.[text/plain] | txt | max-size must not be smaller than min-size",
      })
  void anInvalidProfileStopsItWithOneClearLine(
      String setting, String value, String reason, CapturedOutput output) {
    Map<String, Object> settings = new HashMap<>();
    // No profile beside the own one.
    settings.put("airlock.profiles.document.uploads-per-hour", "");
    settings.put("airlock.profiles.video.bytes-per-hour", "");
    settings.put("airlock.profiles." + setting, value);
    assertThatThrownBy(() -> start(settings).close());
    String profile = setting.substring(0, setting.indexOf('.'));
    assertThat(output.getAll().lines())
        .anyMatch(
            line -> line.contains("airlock.profiles." + profile + ": ") && line.contains(reason));
    assertThat(output.getAll()).contains("APPLICATION FAILED TO START").doesNotContain("\tat ");
  }

  /// Otherwise an upload would lie where clean files are served from.
  @Test
  void oneBucketForTwoPurposesStopsIt(CapturedOutput output) {
    assertThatThrownBy(
        () -> start(Map.of("airlock.buckets.clean", NAMESPACE.landingBucket())).close());
    assertThat(output.getAll())
        .contains("APPLICATION FAILED TO START", "must be three different buckets");
  }

  @Test
  void aDatabaseRoleThatBypassesRowSecurityStopsIt(CapturedOutput output) {
    assertThatThrownBy(() ->
        start(
                Map.of(
                    "spring.datasource.username", NAMESPACE.superuser(),
                    "spring.datasource.password", NAMESPACE.superuserPassword()))
            .close());
    assertThat(output.getAll()).contains("APPLICATION FAILED TO START").contains("BYPASSRLS");
  }
}
