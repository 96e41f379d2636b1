/// Measures the scan worker: throughput, latency, costs and memory, beside clamd alone.
@NullMarked
package dev.airlock.bench.scan;

import org.jspecify.annotations.NullMarked;
