/// The events of a file: audit log for people and outbox for the relay, in one table; and the
/// signal that wakes relays when some were committed.
@NullMarked
package dev.airlock.registry.event;

import org.jspecify.annotations.NullMarked;
