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

/// Tells the operator in one line which setting names a queue that is not there, or that SQS does
/// not answer, without a stack trace.
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
        ? away(cause)
        : missing(cause);
  }

  private FailureAnalysis away(QueueAttributesResolvingException cause) {
    SdkException refusal = findCause(cause, SdkException.class);
    String reason = refusal == null ? cause.getMessage() : refusal.getMessage();
    return new FailureAnalysis(
        "SQS does not let the worker read its queues (%s): start it again when it does."
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
                "%s is %s, and SQS has no queue of that name: set %s to the name of one that is there."
                    .formatted(queue, settings.getProperty(queue), EnvironmentVariable.of(queue)))
            .collect(Collectors.joining());
    return new FailureAnalysis(lines, null, cause);
  }
}
