/// Secrets that come in files.
@NullMarked
package dev.airlock.config.secret;

import org.jspecify.annotations.NullMarked;
