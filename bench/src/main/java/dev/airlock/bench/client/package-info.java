/// Calls as a client of upload-api makes them.
@NullMarked
package dev.airlock.bench.client;

import org.jspecify.annotations.NullMarked;
