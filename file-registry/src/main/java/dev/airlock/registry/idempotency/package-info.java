/// Responses to the requests of scanners and of uploaders, kept so that a retry changes nothing and
/// gets the same response.
@NullMarked
package dev.airlock.registry.idempotency;

import org.jspecify.annotations.NullMarked;
