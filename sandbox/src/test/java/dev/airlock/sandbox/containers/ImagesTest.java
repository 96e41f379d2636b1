package dev.airlock.sandbox.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.sandbox.StartFailed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ImagesTest {

  @Test
  void theComposeFileNamesAllInFixedVersions() throws Exception {
    Images images = Images.of(Path.of(System.getProperty("airlock.root")));

    assertThat(images.postgres().asCanonicalNameString()).matches("postgres:18\\.\\d+");
    assertThat(images.kafka().asCanonicalNameString()).matches("apache/kafka:4\\.\\d+\\.\\d+");
    assertThat(images.floci().asCanonicalNameString()).matches("floci/floci:\\d+\\.\\d+\\.\\d+");
    assertThat(images.clamd().asCanonicalNameString()).matches("clamav/clamav-debian:1\\.5\\.\\d+");
  }

  @Test
  void theImageIsThatOfTheServiceAndNoOther() {
    Images images =
        new Images(
            """
            services:
              # floci: no
              postgres:
                image: one
              floci:
                environment:
                  A: b
                image: two:3
            """);

    assertThat(images.floci().asCanonicalNameString()).isEqualTo("two:3");
    assertThatThrownBy(images::kafka)
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("no image of kafka");
  }
}
