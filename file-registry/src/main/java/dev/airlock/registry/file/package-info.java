/// A file as the registry stores it, the reading of its row, and what callers are shown of it.
@NullMarked
package dev.airlock.registry.file;

import org.jspecify.annotations.NullMarked;
