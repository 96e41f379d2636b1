/// Saying that an upload is complete, so that a scan is on its way.
@NullMarked
package dev.airlock.api.completion;

import org.jspecify.annotations.NullMarked;
