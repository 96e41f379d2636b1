/// Rescans and releases, which operators request of files that have a verdict.
@NullMarked
package dev.airlock.registry.rescan;

import org.jspecify.annotations.NullMarked;
