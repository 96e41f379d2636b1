package dev.airlock.scan.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Whose fault it is.
class FaultAttributionTest {
  private final RuntimeException fault = new IllegalStateException("the webhook answered 500");

  private final Ticks clock = new Ticks();
  private final FaultAttribution attribution =
      new FaultAttribution(new DependencyCircuitBreaker(), new RecentOutcomes(), clock);
  private final FileId file = newFile();

  @Test
  void theFirstFaultDecidesNothing() {
    attribution.succeeded(newFile());
    assertThat(failed(null)).isEqualTo(Blame.UNDECIDED);
  }

  @Test
  void aFileThatFailsAgainWhileAnotherSucceedsIsToBlame() {
    failed(null);
    Instant lastFault = clock.instant();
    attribution.succeeded(newFile());

    assertThat(failed(lastFault)).isEqualTo(Blame.FILE);
  }

  @Test
  void whatSucceededBeforeShowsNothing() {
    attribution.succeeded(newFile());
    failed(null);

    assertThat(failed(clock.instant())).isEqualTo(Blame.UNDECIDED);
  }

  @Test
  void itsOwnSuccessShowsNothing() {
    failed(null);
    Instant lastFault = clock.instant();
    attribution.succeeded(file);

    assertThat(failed(lastFault)).isEqualTo(Blame.UNDECIDED);
  }

  /// As where S3 fails half of all requests.
  @Test
  void noFileIsToBlameWhileManyFail() {
    failed(null);
    Instant lastFault = clock.instant();
    for (int i = 0; i < 10; i++) {
      attribution.failed(newFile(), fault, null, null);
      attribution.succeeded(newFile());
    }
    assertThat(failed(lastFault)).isEqualTo(Blame.UNDECIDED);
  }

  @Test
  void fourFilesThatFailInARowAreAnOutage() {
    for (int i = 0; i < 3; i++) {
      assertThat(attribution.failed(newFile(), fault, null, null)).isEqualTo(Blame.UNDECIDED);
    }
    assertThat(failed(null)).isEqualTo(Blame.OUTAGE);
  }

  @Test
  void aFileThatFailsAloneIsToBlameAfterAnHour() {
    Instant first = clock.instant();
    failed(null);
    clock.pass(Duration.ofMinutes(59));
    assertThat(failed(clock.instant().minusSeconds(300), first)).isEqualTo(Blame.UNDECIDED);

    clock.pass(Duration.ofMinutes(2));
    assertThat(failed(clock.instant().minusSeconds(60), first)).isEqualTo(Blame.FILE);
  }

  @Test
  void anOverloadedStoreIsAnOutage() {
    RuntimeException busy = S3Exception.builder().statusCode(503).build();
    assertThat(attribution.failed(file, busy, null, null)).isEqualTo(Blame.OUTAGE);
  }

  private Blame failed(@Nullable Instant lastFault) {
    return failed(lastFault, lastFault);
  }

  private Blame failed(@Nullable Instant lastFault, @Nullable Instant since) {
    return attribution.failed(file, fault, lastFault, since);
  }

  private static FileId newFile() {
    return new FileId(UUID.randomUUID());
  }

  /// Each look at it takes a second.
  private static final class Ticks extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      now = now.plusSeconds(1);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
