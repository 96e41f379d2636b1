/// The Kafka cluster as a system that is needed.
@NullMarked
package dev.airlock.api.health.kafka;

import org.jspecify.annotations.NullMarked;
