/// Lifecycle events as they arrive from Kafka.
@NullMarked
package dev.airlock.api.events.kafka;

import org.jspecify.annotations.NullMarked;
