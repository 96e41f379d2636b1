/// Completing an upload: puts parts together and makes sure that a scan is queued.
@NullMarked
package dev.airlock.api.upload.complete;

import org.jspecify.annotations.NullMarked;
