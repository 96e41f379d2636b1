/// Asking each part of a running sandbox whether it works.
@NullMarked
package dev.airlock.cli.status;

import org.jspecify.annotations.NullMarked;
