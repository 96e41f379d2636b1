/// What no service starts with in production.
@NullMarked
package dev.airlock.config.production;

import org.jspecify.annotations.NullMarked;
