/// What wakes relays: PostgreSQL's notification that events were committed.
@NullMarked
package dev.airlock.registry.signal;

import org.jspecify.annotations.NullMarked;
