package dev.airlock.scan.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.scan.fixture.StartedWorker;
import dev.airlock.scan.fixture.TestQueues;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// A worker whose queue does not exist, or whose SQS is unreachable.
@ExtendWith(OutputCaptureExtension.class)
@Isolated("reads what this JVM prints")
class UnusableQueueIT {
  private final TestNamespace namespace = Backends.shared().namespace("mistyped");

  @ParameterizedTest
  @CsvSource({
    "airlock.queue.name, AIRLOCK_QUEUE_NAME",
    "airlock.queue.dead-letter-name, AIRLOCK_QUEUE_DEADLETTERNAME",
  })
  void aMistypedQueueStopsItWithOneLineAndIsNotMade(
      String setting, String variable, CapturedOutput output) {
    String mistyped = namespace.queue() + "-mistyped";
    Map<String, String> settings =
        Map.of("airlock.webhook.url", "http://127.0.0.1:1", setting, mistyped);

    assertThatThrownBy(() -> StartedWorker.on(namespace, settings).close());
    assertThat(output.getAll())
        .contains(
            "\n%s is %s, and SQS has no queue of that name: set %s to the name of an existing queue.\n"
                .formatted(setting, mistyped, variable))
        .contains("APPLICATION FAILED TO START")
        .doesNotContain("\tat ");
    assertThatThrownBy(() -> new TestQueues(namespace).visible(mistyped))
        .isInstanceOf(QueueDoesNotExistException.class);
  }

  @Test
  void withoutSqsItStopsWithOneLine(CapturedOutput output) {
    Map<String, String> settings =
        Map.of(
            "airlock.webhook.url",
            "http://127.0.0.1:1",
            "spring.cloud.aws.sqs.endpoint",
            "http://127.0.0.1:1");

    assertThatThrownBy(() -> StartedWorker.on(namespace, settings).close());
    assertThat(output.getAll())
        .contains("\nThe worker cannot read its queues in SQS (")
        .contains("APPLICATION FAILED TO START")
        .doesNotContain("\tat ");
  }
}
