/// Deleting files, restoring them, and recording that their objects are gone.
@NullMarked
package dev.airlock.registry.deletion;

import org.jspecify.annotations.NullMarked;
