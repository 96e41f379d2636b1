/// Errors as HTTP callers meet them: problems by RFC 9457.
@NullMarked
package dev.airlock.runtime.problem;

import org.jspecify.annotations.NullMarked;
