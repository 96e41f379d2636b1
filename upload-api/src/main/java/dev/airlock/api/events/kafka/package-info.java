/// Lifecycle events as they come from Kafka.
@NullMarked
package dev.airlock.api.events.kafka;

import org.jspecify.annotations.NullMarked;
