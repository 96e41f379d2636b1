package dev.airlock.sandbox.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.cli.system.Part;
import dev.airlock.cli.system.Ports;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpOptionsTest {
  private final Ports ports = Ports.free();

  @Test
  void thePageReachesS3ByEitherOfItsNames() {
    int port = ports.of(Part.UPLOAD_API);
    assertThat(with(Map.of()).origins(ports))
        .containsExactly("http://localhost:" + port, "http://127.0.0.1:" + port);
  }

  @Test
  void whoMayCallTheApiMayUploadToS3() {
    Map<String, String> variables =
        Map.of("AIRLOCK_CORS_ORIGINS", "http://localhost:5173, https://app.example.org,");
    assertThat(with(variables).origins(ports))
        .hasSize(4)
        .contains("http://localhost:5173", "https://app.example.org");
  }

  private static UpOptions with(Map<String, String> variables) {
    return new UpOptions(Path.of("."), Optional.empty(), variables);
  }
}
