package dev.airlock.setup.sqs;

import java.time.Duration;

/// How a queue treats messages that were received and not deleted.
///
/// @param visibilityTimeout how long a received message stays hidden, in whole seconds
/// @param maxReceiveCount after this many receives a message moves to the dead-letter queue. A
///   message whose file waits for others is received at growing intervals, about 160 times in 12 h;
///   the worker sends on itself what fails, and gives up before what workers die of
public record QueueAttributes(Duration visibilityTimeout, int maxReceiveCount) {

  public static final QueueAttributes DEFAULT = new QueueAttributes(Duration.ofSeconds(30), 200);
}
