/// What the worker tells operators: figures, and spans of traces. No label is a file's name or key.
@NullMarked
package dev.airlock.scan.observation;

import org.jspecify.annotations.NullMarked;
