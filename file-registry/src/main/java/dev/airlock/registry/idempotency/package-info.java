/// What scanners' messages were answered, so that none is applied twice.
@NullMarked
package dev.airlock.registry.idempotency;

import org.jspecify.annotations.NullMarked;
