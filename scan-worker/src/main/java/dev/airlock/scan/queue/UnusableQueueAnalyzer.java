package dev.airlock.scan.queue;

import dev.airlock.runtime.production.EnvironmentVariable;
import io.awspring.cloud.sqs.QueueAttributesResolvingException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// Tells the operator in one line, without a stack trace, which setting names a queue that does not
/// exist, or that SQS does not answer.
class UnusableQueueAnalyzer extends AbstractFailureAnalyzer<QueueAttributesResolvingException> {
  private static final List<String> QUEUES =
      List.of("airlock.queue.name", "airlock.queue.dead-letter-name");

  private final Environment settings;

  UnusableQueueAnalyzer(Environment settings) {
    this.settings = settings;
  }

  @Override
  protected FailureAnalysis analyze(
      Throwable rootFailure, QueueAttributesResolvingException cause) {
    return findCause(cause, QueueDoesNotExistException.class) == null
        ? unreachable(cause)
        : missing(cause);
  }

  private FailureAnalysis unreachable(QueueAttributesResolvingException cause) {
    SdkException refusal = findCause(cause, SdkException.class);
    String reason = refusal == null ? cause.getMessage() : refusal.getMessage();
    return new FailureAnalysis(
        "The worker cannot read its queues in SQS (%s): start it again when it can."
            .formatted(reason),
        null,
        cause);
  }

  private FailureAnalysis missing(QueueAttributesResolvingException cause) {
    String words = Objects.toString(cause.getMessage());
    String lines =
        QUEUES.stream()
            .filter(queue -> words.contains(" " + settings.getProperty(queue) + " "))
            .map(queue ->
                "%s is %s, and SQS has no queue of that name: set %s to the name of an existing queue."
                    .formatted(queue, settings.getProperty(queue), EnvironmentVariable.of(queue)))
            .collect(Collectors.joining());
    return new FailureAnalysis(lines, null, cause);
  }
}
