/// The command line of the benchmarks.
@NullMarked
package dev.airlock.bench.cli;

import org.jspecify.annotations.NullMarked;
