/// Measurements inside upload-api, run in a JVM of their own with its class path: nothing else here
/// may use its classes.
@NullMarked
package dev.airlock.bench.presign;

import org.jspecify.annotations.NullMarked;
