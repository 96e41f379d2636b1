package dev.airlock.scan.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.awspring.cloud.sqs.listener.SqsContainerOptions;
import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandler;
import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandler.ReleaseReason;
import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandlerFactories;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// When the worker asks for more messages.
class WholeReceivesTest {
  private final BackPressureHandler handler =
      QueueConfiguration.wholeReceives(
              BackPressureHandlerFactories.concurrencyLimiterBackPressureHandler())
          .createBackPressureHandler(
              SqsContainerOptions.builder()
                  .maxConcurrentMessages(34)
                  .maxMessagesPerPoll(10)
                  .maxDelayBetweenPolls(Duration.ofMillis(10))
                  .build());

  @Test
  void noReceiveIsSpentOnLessThanItCanBring() throws Exception {
    assertThat(handler.request(10)).isEqualTo(10);
    assertThat(handler.request(10)).isEqualTo(10);
    assertThat(handler.request(10)).isEqualTo(10);
    assertThat(handler.request(10)).isZero();

    handler.release(5, ReleaseReason.PROCESSED);
    assertThat(handler.request(10)).as("room for nine").isZero();

    handler.release(1, ReleaseReason.PROCESSED);
    assertThat(handler.request(10)).isEqualTo(10);
  }

  @Test
  void aReceiveThatBroughtNothingTakesNoRoom() throws Exception {
    for (int receives = 0; receives < 20; receives++) {
      assertThat(handler.request(10)).isEqualTo(10);
      handler.release(10, ReleaseReason.NONE_FETCHED);
    }
  }
}
