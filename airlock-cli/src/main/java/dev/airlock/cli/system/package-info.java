/// Where the parts of a running system are reached.
@NullMarked
package dev.airlock.cli.system;

import org.jspecify.annotations.NullMarked;
