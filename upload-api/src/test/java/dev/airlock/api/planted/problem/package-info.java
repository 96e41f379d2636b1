/// Planted: breaks the rule of the layers.
@NullMarked
package dev.airlock.api.planted.problem;

import org.jspecify.annotations.NullMarked;
