/// What callers and consumers are shown of a file.
@NullMarked
package dev.airlock.model.metadata;

import org.jspecify.annotations.NullMarked;
