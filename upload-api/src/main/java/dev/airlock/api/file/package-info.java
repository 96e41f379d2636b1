/// Reading what became of a file.
@NullMarked
package dev.airlock.api.file;

import org.jspecify.annotations.NullMarked;
