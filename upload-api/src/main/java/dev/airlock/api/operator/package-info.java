/// What operators do with the files of their tenant: list what was not let through, have it scanned
/// again, release it, delete it.
@NullMarked
package dev.airlock.api.operator;

import org.jspecify.annotations.NullMarked;
