/// Steps that bring something into a wanted state and say what they did.
@NullMarked
package dev.airlock.setup.step;

import org.jspecify.annotations.NullMarked;
