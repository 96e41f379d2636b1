/// A file as the tables hold it, and what callers are shown of it.
@NullMarked
package dev.airlock.registry.file;

import org.jspecify.annotations.NullMarked;
