package dev.airlock.setup.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedriveTest {
  private final String wanted = new Redrive("arn:dlq", 5).text();

  @Test
  void theNumberMayComeBackAsText() {
    assertThat(
            Redrive.same("{\"maxReceiveCount\":\"5\",\"deadLetterTargetArn\":\"arn:dlq\"}", wanted))
        .isTrue();
  }

  @Test
  void anotherCountOrQueueIsNotTheSame() {
    assertThat(Redrive.same(new Redrive("arn:dlq", 3).text(), wanted)).isFalse();
    assertThat(Redrive.same(new Redrive("arn:other", 5).text(), wanted)).isFalse();
  }
}
