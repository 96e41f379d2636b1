/// What wakes relays: a hint of PostgreSQL that events were committed.
@NullMarked
package dev.airlock.registry.signal;

import org.jspecify.annotations.NullMarked;
