/// Announcing a file and being told how to upload it.
@NullMarked
package dev.airlock.api.upload;

import org.jspecify.annotations.NullMarked;
