/// Scan results in, and their events out.
@NullMarked
package dev.airlock.bench.webhook;

import org.jspecify.annotations.NullMarked;
