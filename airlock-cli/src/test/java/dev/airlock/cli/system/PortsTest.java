package dev.airlock.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

  @Test
  void takesDefaultsWhereTheEnvironmentIsSilent() {
    Ports ports = Ports.from(Map.of("AIRLOCK_S3_PORT", "9100"));

    assertThat(ports.of(Part.S3)).isEqualTo(9100);
    assertThat(ports.of(Part.UPLOAD_API)).isEqualTo(8080);
    assertThat(ports.address(Part.S3)).isEqualTo("http://127.0.0.1:9100");
    assertThat(ports.address(Part.KAFKA)).isEqualTo("127.0.0.1:9092");
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "-1", "65536", "80 80"})
  void refusesWhatIsNoPortAndNamesTheVariable(String value) {
    assertThatThrownBy(() -> Ports.from(Map.of("AIRLOCK_SQS_PORT", value)))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("AIRLOCK_SQS_PORT=" + value + " is not a port");
  }

  @Test
  void refusesOnePortForTwoParts() {
    assertThatThrownBy(() -> Ports.from(Map.of("AIRLOCK_SQS_PORT", "9000")))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("cannot share port 9000")
        .hasMessageContaining("AIRLOCK_S3_PORT")
        .hasMessageContaining("AIRLOCK_SQS_PORT");
  }

  @Test
  void freePortsAreAllDifferent() {
    Ports ports = Ports.free();

    assertThat(new HashSet<>(ports.ports().values())).hasSize(Part.values().length);
  }
}
