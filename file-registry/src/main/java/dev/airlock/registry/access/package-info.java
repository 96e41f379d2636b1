/// On whose behalf transactions act, and the row-level security that enforces it.
@NullMarked
package dev.airlock.registry.access;

import org.jspecify.annotations.NullMarked;
