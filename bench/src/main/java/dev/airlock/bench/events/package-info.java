/// The benchmark of upload-api's event streams.
@NullMarked
package dev.airlock.bench.events;

import org.jspecify.annotations.NullMarked;
