/// Proxies that count what passes through them.
@NullMarked
package dev.airlock.bench.wire;

import org.jspecify.annotations.NullMarked;
