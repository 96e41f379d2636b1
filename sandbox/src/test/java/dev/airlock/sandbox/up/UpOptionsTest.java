package dev.airlock.sandbox.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.cli.system.Part;
import dev.airlock.cli.system.Ports;
import dev.airlock.sandbox.StartFailed;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void aServiceCanBeLeftToTheUsersOwn() {
    assertThat(with(Map.of()).without()).isEmpty();
    assertThat(with(Map.of("AIRLOCK_WITHOUT", "scan-worker, webhook,")).without())
        .containsExactlyInAnyOrder(Part.SCAN_WORKER, Part.WEBHOOK);
  }

  @Test
  void theLastLineLeadsToWhatIsThere() {
    assertThat(Up.ready(ports, Set.of(Part.values())))
        .isEqualTo("airlock is ready: http://localhost:" + ports.of(Part.UPLOAD_API));
    assertThat(Up.ready(ports, Set.of(Part.S3, Part.WEBHOOK)))
        .isEqualTo("airlock is ready: webhook at http://localhost:" + ports.of(Part.WEBHOOK));
    assertThat(Up.ready(ports, Set.of(Part.S3, Part.SCAN_WORKER)))
        .isEqualTo("airlock is ready: S3 at http://localhost:" + ports.of(Part.S3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"scanner", "worker", "S3", "upload-api,clamd"})
  void nothingElseCanBeLeftOut(String without) {
    UpOptions options = with(Map.of("AIRLOCK_WITHOUT", without));
    assertThatThrownBy(options::without)
        .isInstanceOf(StartFailed.class)
        .hasMessageStartingWith("AIRLOCK_WITHOUT");
  }

  private static UpOptions with(Map<String, String> variables) {
    return new UpOptions(Path.of("."), Optional.empty(), variables);
  }
}
