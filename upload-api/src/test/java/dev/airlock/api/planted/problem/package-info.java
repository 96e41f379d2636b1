/// Planted: breaks the rule of the floors.
@NullMarked
package dev.airlock.api.planted.problem;

import org.jspecify.annotations.NullMarked;
