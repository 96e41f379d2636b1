/// Secrets that come in files.
@NullMarked
package dev.airlock.runtime.secret;

import org.jspecify.annotations.NullMarked;
