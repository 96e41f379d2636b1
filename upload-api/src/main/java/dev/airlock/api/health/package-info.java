/// Whether the systems that this one needs can be reached.
@NullMarked
package dev.airlock.api.health;

import org.jspecify.annotations.NullMarked;
