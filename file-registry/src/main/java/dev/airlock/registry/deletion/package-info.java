/// Deleting files, restoring them, and forgetting their objects.
@NullMarked
package dev.airlock.registry.deletion;

import org.jspecify.annotations.NullMarked;
