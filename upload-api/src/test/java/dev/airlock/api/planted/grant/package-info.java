/// Planted: breaks the rule of the floors.
@NullMarked
package dev.airlock.api.planted.grant;

import org.jspecify.annotations.NullMarked;
