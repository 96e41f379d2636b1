package dev.airlock.scan.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// When it opens, and when it closes again.
class DependencyCircuitBreakerTest {
  private static final int UNAVAILABLE = 503;
  private static final int MISSING = 404;

  private final DependencyCircuitBreaker breaker = new DependencyCircuitBreaker();

  @Test
  void fourFaultsInARowOpenIt() {
    faults(3);
    assertThat(breaker.isOpen()).isFalse();

    faults(1);
    assertThat(breaker.isOpen()).isTrue();
  }

  @Test
  void faultsOfAFileDoNotOpenIt() {
    for (int i = 0; i < 10; i++) {
      assertThat(breaker.recordFailure(answer(MISSING))).isFalse();
    }
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void aSuccessAmongThemKeepsItClosed() {
    faults(3);
    breaker.recordSuccess();
    faults(3);

    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void theFirstSuccessClosesItEvenIfItWasReceivedBefore() {
    faults(4);

    breaker.recordSuccess();

    assertThat(breaker.isOpen()).isFalse();
    faults(3);
    assertThat(breaker.isOpen()).isFalse();
  }

  private void faults(int count) {
    for (int i = 0; i < count; i++) {
      assertThat(breaker.recordFailure(answer(UNAVAILABLE))).isTrue();
    }
  }

  private static RuntimeException answer(int status) {
    return S3Exception.builder().statusCode(status).build();
  }
}
