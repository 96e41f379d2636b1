/// What operators do with the files of their tenant: list the quarantine, rescan, release, delete.
@NullMarked
package dev.airlock.api.operator;

import org.jspecify.annotations.NullMarked;
