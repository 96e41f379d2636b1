/// The only way for a scanner to change the state of a file.
@NullMarked
package dev.airlock.webhook;

import org.jspecify.annotations.NullMarked;
