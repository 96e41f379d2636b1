/// Lists of the caller's files.
@NullMarked
package dev.airlock.api.listing;

import org.jspecify.annotations.NullMarked;
