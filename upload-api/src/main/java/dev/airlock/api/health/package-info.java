/// Whether the dependencies of this service are reachable.
@NullMarked
package dev.airlock.api.health;

import org.jspecify.annotations.NullMarked;
