/// Files as they are registered and read.
@NullMarked
package dev.airlock.registry.file;

import org.jspecify.annotations.NullMarked;
