package dev.airlock.api.upload.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FormBodyTest {
  private static final int MIN_BYTES_PER_SECOND = 100;

  private Instant now = Instant.EPOCH;
  private final InstantSource time = () -> now;
  private final FormBody body =
      new FormBody(
          new ByteArrayInputStream(new byte[100_000]),
          "multipart/form-data",
          100_000,
          MIN_BYTES_PER_SECOND,
          time.withZone(ZoneOffset.UTC));

  @Test
  void aSlowStartIsForgiven() throws IOException {
    pass(Duration.ofSeconds(10));
    assertThat(body.read()).isZero();
  }

  @Test
  void whoOnlyHoldsAPlaceIsCutOff() throws IOException {
    body.readNBytes(1_000);
    pass(Duration.ofSeconds(11));
    assertThatExceptionOfType(ApiProblemException.class)
        .isThrownBy(body::read)
        .returns(ApiProblem.UPLOAD_TOO_SLOW, ApiProblemException::type)
        .withMessageContaining("100 bytes per second");
  }

  @Test
  void theRateIsThatOfTheWholeUpload() throws IOException {
    for (int second = 0; second < 60; second++) {
      pass(Duration.ofSeconds(1));
      assertThat(body.readNBytes(MIN_BYTES_PER_SECOND)).hasSize(MIN_BYTES_PER_SECOND);
    }
  }

  private void pass(Duration span) {
    now = now.plus(span);
  }
}
