/// Committed events, from the outbox to Kafka.
@NullMarked
package dev.airlock.webhook.relay;

import org.jspecify.annotations.NullMarked;
