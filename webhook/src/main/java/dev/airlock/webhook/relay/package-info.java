/// Committed events out.
@NullMarked
package dev.airlock.webhook.relay;

import org.jspecify.annotations.NullMarked;
