/// The commands of the launcher that are clients of a running system.
@NullMarked
package dev.airlock.cli;

import org.jspecify.annotations.NullMarked;
