/// A running worker and what is around it, for tests of the whole.
@NullMarked
package dev.airlock.scan.running;

import org.jspecify.annotations.NullMarked;
