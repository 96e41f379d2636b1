/// What the containers of the profile `containers` cannot do.
@NullMarked
package dev.airlock.containers;

import org.jspecify.annotations.NullMarked;
