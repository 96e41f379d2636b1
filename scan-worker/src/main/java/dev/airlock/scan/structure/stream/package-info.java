/// Decoders, and files that are one packed stream.
@NullMarked
package dev.airlock.scan.structure.stream;

import org.jspecify.annotations.NullMarked;
