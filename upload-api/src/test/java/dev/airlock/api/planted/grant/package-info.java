/// Planted: breaks the rule of the layers.
@NullMarked
package dev.airlock.api.planted.grant;

import org.jspecify.annotations.NullMarked;
