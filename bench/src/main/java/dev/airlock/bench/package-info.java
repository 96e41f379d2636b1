/// Benchmarks of the services, each on backends of its own.
@NullMarked
package dev.airlock.bench;

import org.jspecify.annotations.NullMarked;
