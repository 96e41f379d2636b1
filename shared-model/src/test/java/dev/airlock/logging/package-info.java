/// How the tests of all modules log.
@NullMarked
package dev.airlock.logging;

import org.jspecify.annotations.NullMarked;
