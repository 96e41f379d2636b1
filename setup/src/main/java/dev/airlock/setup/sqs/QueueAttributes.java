package dev.airlock.setup.sqs;

import java.time.Duration;

/// How a queue treats messages that were received and not deleted.
///
/// @param visibilityTimeout how long a received message stays hidden, in whole seconds
/// @param maxReceiveCount after this many receives a message moves to the dead-letter queue. The
///   worker sends on itself what fails, so that only receives that its death ended add up
public record QueueAttributes(Duration visibilityTimeout, int maxReceiveCount) {

  public static final QueueAttributes DEFAULT = new QueueAttributes(Duration.ofSeconds(30), 10);
}
