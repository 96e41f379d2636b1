/// The topic of file events, by Kafka's admin client.
@NullMarked
package dev.airlock.setup.kafka;

import org.jspecify.annotations.NullMarked;
