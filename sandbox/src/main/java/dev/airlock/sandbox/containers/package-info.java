/// The backends of the integration tests as containers of the official images, by Testcontainers.
@NullMarked
package dev.airlock.sandbox.containers;

import org.jspecify.annotations.NullMarked;
