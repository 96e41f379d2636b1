package dev.airlock.scan.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// When it opens, and when it closes again.
class DependencyCircuitBreakerTest {
  private final RuntimeException fault = new IllegalStateException("the webhook answered 500");

  private final DependencyCircuitBreaker breaker = new DependencyCircuitBreaker();
  private final FileId file = new FileId(UUID.randomUUID());

  @Test
  void fourOutagesInARowOpenIt() {
    outages(3);
    assertThat(breaker.isOpen()).isFalse();

    outages(1);
    assertThat(breaker.isOpen()).isTrue();
  }

  @Test
  void anyFaultOfFourFilesInARowOpensIt() {
    faultsOfDifferentFiles(3);
    assertThat(breaker.isOpen()).isFalse();

    faultsOfDifferentFiles(1);
    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.lastFault()).contains("the webhook answered 500");
  }

  @Test
  void faultsOfOneFileDoNotOpenIt() {
    for (int i = 0; i < 10; i++) {
      breaker.recordFault(file, fault, false);
    }
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void aSuccessAmongThemKeepsItClosed() {
    outages(3);
    breaker.recordSuccess();
    outages(3);
    breaker.recordSuccess();
    faultsOfDifferentFiles(3);
    breaker.recordSuccess();
    faultsOfDifferentFiles(3);

    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void theFirstSuccessClosesItEvenIfItWasReceivedBefore() {
    outages(4);

    breaker.recordSuccess();

    assertThat(breaker.isOpen()).isFalse();
    outages(3);
    assertThat(breaker.isOpen()).isFalse();
  }

  private void outages(int count) {
    for (int i = 0; i < count; i++) {
      breaker.recordFault(file, fault, true);
    }
  }

  private void faultsOfDifferentFiles(int count) {
    for (int i = 0; i < count; i++) {
      breaker.recordFault(new FileId(UUID.randomUUID()), fault, false);
    }
  }
}
