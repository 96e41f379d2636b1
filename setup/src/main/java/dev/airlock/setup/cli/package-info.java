/// The commands.
@NullMarked
package dev.airlock.setup.cli;

import org.jspecify.annotations.NullMarked;
