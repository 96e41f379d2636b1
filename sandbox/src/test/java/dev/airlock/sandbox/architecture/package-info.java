/// Rules that the code of this module keeps, each proved by a violation.
@NullMarked
package dev.airlock.sandbox.architecture;

import org.jspecify.annotations.NullMarked;
