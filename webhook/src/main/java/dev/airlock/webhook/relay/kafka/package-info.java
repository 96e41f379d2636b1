/// Lifecycle events on Kafka, as CloudEvents.
@NullMarked
package dev.airlock.webhook.relay.kafka;

import org.jspecify.annotations.NullMarked;
