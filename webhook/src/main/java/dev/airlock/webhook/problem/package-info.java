/// Errors as scanners see them: RFC 9457 problem details with a stable type.
@NullMarked
package dev.airlock.webhook.problem;

import org.jspecify.annotations.NullMarked;
