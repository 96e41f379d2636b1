/// Guarded moves of a file through its scan: claim, then settle.
@NullMarked
package dev.airlock.registry.scan;

import org.jspecify.annotations.NullMarked;
