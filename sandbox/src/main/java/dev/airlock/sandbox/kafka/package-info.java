/// A Kafka broker in this JVM.
@NullMarked
package dev.airlock.sandbox.kafka;

import org.jspecify.annotations.NullMarked;
