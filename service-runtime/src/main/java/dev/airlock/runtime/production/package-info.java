/// What no service starts with in production.
@NullMarked
package dev.airlock.runtime.production;

import org.jspecify.annotations.NullMarked;
