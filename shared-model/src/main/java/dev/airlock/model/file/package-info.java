/// What a file is in the pipeline: its identity and its states.
@NullMarked
package dev.airlock.model.file;

import org.jspecify.annotations.NullMarked;
