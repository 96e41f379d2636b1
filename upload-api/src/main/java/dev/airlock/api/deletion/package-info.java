/// Deleting files, with or without a way back, and aborting uploads.
@NullMarked
package dev.airlock.api.deletion;

import org.jspecify.annotations.NullMarked;
