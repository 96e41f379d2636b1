/// What a file is in the pipeline: its identity, its states, and what is done with an infected one.
@NullMarked
package dev.airlock.model.file;

import org.jspecify.annotations.NullMarked;
