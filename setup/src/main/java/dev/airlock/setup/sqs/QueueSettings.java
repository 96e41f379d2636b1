package dev.airlock.setup.sqs;

import java.time.Duration;

/// How a queue treats messages that are received and not deleted.
///
/// @param visibilityTimeout how long a received message stays hidden, in whole seconds
/// @param maxReceiveCount after this many receives a message moves to the dead-letter queue
public record QueueSettings(Duration visibilityTimeout, int maxReceiveCount) {

  public static final QueueSettings DEFAULT = new QueueSettings(Duration.ofSeconds(30), 5);
}
