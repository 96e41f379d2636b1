/// Counts what services ask of their backends.
@NullMarked
package dev.airlock.bench.count;

import org.jspecify.annotations.NullMarked;
