/// What was measured, and how it is shown.
@NullMarked
package dev.airlock.bench.figure;

import org.jspecify.annotations.NullMarked;
