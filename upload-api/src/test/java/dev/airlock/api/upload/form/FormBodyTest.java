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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormBodyTest {
  private static final int MIN_BYTES_PER_SECOND = 100;

  private Instant now = Instant.EPOCH;
  private final InstantSource time = () -> now;
  private Duration pause = Duration.ZERO;
  private long leastBytesPerSecond = MIN_BYTES_PER_SECOND;
  private final List<Instant> signs = new ArrayList<>();
  private final FormBody body =
      new FormBody(
          new Paused(),
          "multipart/form-data",
          100_000,
          () -> leastBytesPerSecond,
          time.withZone(ZoneOffset.UTC),
          () -> signs.add(now));

  @Test
  void aSlowStartIsForgiven() throws IOException {
    pause = Duration.ofSeconds(9);
    assertThat(body.read()).isZero();
  }

  @Test
  void aFormThatStillArrivesSaysSoButNotAtEachByte() throws IOException {
    pause = Duration.ofSeconds(1);
    for (int second = 0; second < 60; second++) {
      assertThat(body.read(new byte[MIN_BYTES_PER_SECOND])).isPositive();
    }
    assertThat(signs)
        .containsExactly(
            Instant.EPOCH.plusSeconds(20),
            Instant.EPOCH.plusSeconds(40),
            Instant.EPOCH.plusSeconds(60));
  }

  @Test
  void whoOnlyHoldsAPlaceIsCutOff() throws IOException {
    body.readNBytes(50_000);
    pause = Duration.ofSeconds(6);
    body.read();
    body.read();
    assertThatExceptionOfType(ApiProblemException.class)
        .as("what came long before does not count")
        .isThrownBy(() -> {
          body.read();
          body.read();
        })
        .returns(ApiProblem.UPLOAD_TOO_SLOW, ApiProblemException::type)
        .withMessageContaining("100 bytes per second");
  }

  @Test
  void theRateIsThatOfTheClient() throws IOException {
    for (int second = 0; second < 60; second++) {
      now = now.plusSeconds(60); // in which a part is stored
      pause = Duration.ofSeconds(1);
      assertThat(body.read(new byte[MIN_BYTES_PER_SECOND])).isEqualTo(MIN_BYTES_PER_SECOND);
    }
  }

  @Test
  void moreIsExpectedWhileOthersWait() throws IOException {
    pause = Duration.ofSeconds(6);
    assertThat(body.read(new byte[900])).isEqualTo(900);
    assertThat(body.read(new byte[900])).isEqualTo(900);
    leastBytesPerSecond = 1_000;
    assertThat(body.read(new byte[900])).isEqualTo(900);
    assertThatExceptionOfType(ApiProblemException.class)
        .isThrownBy(() -> body.read(new byte[900]))
        .withMessageContaining("1000 bytes per second");
  }

  /// Closing a part reads the rest of it, and by then nobody waits: the rest would take hours.
  @Test
  void whoWasRejectedStaysRejected() throws IOException {
    pause = Duration.ofSeconds(10);
    leastBytesPerSecond = 1_000;
    assertThatExceptionOfType(ApiProblemException.class)
        .isThrownBy(() -> body.read(new byte[5_000]));
    leastBytesPerSecond = 1;
    assertThatExceptionOfType(ApiProblemException.class)
        .isThrownBy(() -> body.read(new byte[5_000]))
        .returns(ApiProblem.UPLOAD_TOO_SLOW, ApiProblemException::type)
        .withMessageContaining("1000 bytes per second");
    assertThatExceptionOfType(ApiProblemException.class).isThrownBy(body::read);
  }

  /// Takes its time for each read.
  private final class Paused extends ByteArrayInputStream {
    Paused() {
      super(new byte[100_000]);
    }

    @Override
    public synchronized int read() {
      now = now.plus(pause);
      return super.read();
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int max) {
      now = now.plus(pause);
      return super.read(buffer, offset, max);
    }
  }
}
