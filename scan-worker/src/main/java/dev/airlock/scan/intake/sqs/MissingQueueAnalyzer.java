package dev.airlock.scan.intake.sqs;

import dev.airlock.config.production.Variable;
import io.awspring.cloud.sqs.QueueAttributesResolvingException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// Tells the operator in one line which setting names a queue that is not there, without a stack
/// trace.
class MissingQueueAnalyzer extends AbstractFailureAnalyzer<QueueAttributesResolvingException> {
  private static final List<String> QUEUES =
      List.of("airlock.queue.name", "airlock.queue.dead-letter-name");

  private final Environment settings;

  MissingQueueAnalyzer(Environment settings) {
    this.settings = settings;
  }

  @Override
  protected @Nullable FailureAnalysis analyze(
      Throwable rootFailure, QueueAttributesResolvingException cause) {
    if (findCause(cause, QueueDoesNotExistException.class) == null) {
      return null; // SQS is away, or refuses the worker
    }
    String words = Objects.toString(cause.getMessage());
    String lines =
        QUEUES.stream()
            .filter(queue -> words.contains(" " + settings.getProperty(queue) + " "))
            .map(queue ->
                "%s is %s, and SQS has no queue of that name: set %s to the name of one that is there."
                    .formatted(queue, settings.getProperty(queue), Variable.of(queue)))
            .collect(Collectors.joining());
    return new FailureAnalysis(lines, null, cause);
  }
}
