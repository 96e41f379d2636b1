package dev.airlock.scan.outage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// When nothing is received, and when again.
class CircuitBreakerTest {
  private static final int AWAY = 503;
  private static final int MISSING = 404;

  private final DependencyCircuitBreaker outages = new DependencyCircuitBreaker();

  @Test
  void fourFaultsInARowAreAnOutage() {
    faults(3);
    assertThat(outages.ongoing()).isFalse();

    faults(1);
    assertThat(outages.ongoing()).isTrue();
  }

  @Test
  void faultsOfAFileAreNone() {
    for (int i = 0; i < 10; i++) {
      assertThat(outages.noticed(answer(MISSING))).isFalse();
    }
    assertThat(outages.ongoing()).isFalse();
  }

  @Test
  void oneThatWorkedAmongThemMeansThereIsNone() {
    faults(3);
    outages.none();
    faults(3);

    assertThat(outages.ongoing()).isFalse();
  }

  @Test
  void anOutageEndsWithTheFirstThatWorkedEvenIfItWasReceivedBefore() {
    faults(4);

    outages.none();

    assertThat(outages.ongoing()).isFalse();
    faults(3);
    assertThat(outages.ongoing()).isFalse();
  }

  private void faults(int count) {
    for (int i = 0; i < count; i++) {
      assertThat(outages.noticed(answer(AWAY))).isTrue();
    }
  }

  private static RuntimeException answer(int status) {
    return S3Exception.builder().statusCode(status).build();
  }
}
