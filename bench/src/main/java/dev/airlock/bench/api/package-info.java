/// Measurements of upload-api.
@NullMarked
package dev.airlock.bench.api;

import org.jspecify.annotations.NullMarked;
