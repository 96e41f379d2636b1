/// What a file is in the pipeline: its identity, its states and what callers are shown of it.
@NullMarked
package dev.airlock.model.file;

import org.jspecify.annotations.NullMarked;
