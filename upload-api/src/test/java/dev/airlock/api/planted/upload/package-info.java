/// Planted: used from below and from the side.
@NullMarked
package dev.airlock.api.planted.upload;

import org.jspecify.annotations.NullMarked;
