/// Clients that cost little, since they share the machine with what they load.
@NullMarked
package dev.airlock.bench.load;

import org.jspecify.annotations.NullMarked;
