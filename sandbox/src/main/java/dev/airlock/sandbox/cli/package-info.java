/// The commands.
@NullMarked
package dev.airlock.sandbox.cli;

import org.jspecify.annotations.NullMarked;
