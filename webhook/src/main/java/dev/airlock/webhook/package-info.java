/// The only door through which a file changes state.
@NullMarked
package dev.airlock.webhook;

import org.jspecify.annotations.NullMarked;
