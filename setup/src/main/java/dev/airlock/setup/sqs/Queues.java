package dev.airlock.setup.sqs;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.MESSAGE_RETENTION_PERIOD;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.REDRIVE_POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.VISIBILITY_TIMEOUT;

import dev.airlock.setup.step.Step;
import dev.airlock.setup.step.StepOutcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The steps that create the queue of S3's events, its dead-letter queue and the one of messages
/// that are about no upload.
public record Queues(
    SqsClient sqs,
    String name,
    String deadLetterName,
    String refusedName,
    QueueAttributes settings) {

  // The SQS maximum; it counts from when a message was first sent.
  private static final Duration LONGEST = Duration.ofDays(14);

  /// The steps; the bucket need not exist yet.
  ///
  /// @param bucket whose events go to the queue
  public List<Step> steps(String bucket) {
    ProvisionedQueue queue = new ProvisionedQueue(sqs, name);
    ProvisionedQueue deadLetters = new ProvisionedQueue(sqs, deadLetterName);
    ProvisionedQueue refused = new ProvisionedQueue(sqs, refusedName);
    return List.of(
        refused.presence(),
        seconds(refused, "retention", MESSAGE_RETENTION_PERIOD, LONGEST),
        deadLetters.presence(),
        seconds(deadLetters, "retention", MESSAGE_RETENTION_PERIOD, LONGEST),
        queue.presence(),
        seconds(queue, "visibility timeout", VISIBILITY_TIMEOUT, settings.visibilityTimeout()),
        later(
            queue,
            "dead letters",
            () -> {
              String redrive = new Redrive(deadLetters.arn(), settings.maxReceiveCount()).text();
              return queue.attribute(
                  "dead letters", REDRIVE_POLICY, redrive, Redrive::same, Redrive::shown);
            }),
        later(
            queue,
            "S3 may send",
            () -> {
              QueuePolicy permission = new QueuePolicy(queue.arn(), bucket);
              return queue.attribute(
                  "S3 may send",
                  POLICY,
                  permission.added(queue.get(POLICY)),
                  (found, _) -> permission.isIn(found),
                  _ -> "for objects created in " + bucket);
            }));
  }

  /// The queue's ARN. The queue must exist.
  public String arn() {
    return new ProvisionedQueue(sqs, name).arn();
  }

  /// The queue's URL. The queue must exist.
  public String url() {
    return new ProvisionedQueue(sqs, name).url();
  }

  private static Step seconds(
      ProvisionedQueue queue, String what, QueueAttributeName attribute, Duration wanted) {
    return queue.attribute(
        what, attribute, Long.toString(wanted.toSeconds()), String::equals, found -> found + " s");
  }

  /// A step that can only be described when those before it are done.
  private static Step later(ProvisionedQueue queue, String what, Supplier<Step> step) {
    return new Step() {
      @Override
      public String about() {
        return "queue %s, %s".formatted(queue.name(), what);
      }

      @Override
      public StepOutcome take() throws InterruptedException {
        return step.get().take();
      }
    };
  }
}
