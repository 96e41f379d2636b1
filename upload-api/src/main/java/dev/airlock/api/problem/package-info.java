/// Errors as callers see them: RFC 9457 problem details with a stable type.
@NullMarked
package dev.airlock.api.problem;

import org.jspecify.annotations.NullMarked;
