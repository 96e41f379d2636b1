/// The API that front ends and back ends upload through.
@NullMarked
package dev.airlock.api;

import org.jspecify.annotations.NullMarked;
