/// The three services as supervised child JVMs.
@NullMarked
package dev.airlock.sandbox.deployable;

import org.jspecify.annotations.NullMarked;
