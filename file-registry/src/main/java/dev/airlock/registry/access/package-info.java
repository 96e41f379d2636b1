/// On whose behalf the database is asked, and the row-level security that holds everybody to it.
@NullMarked
package dev.airlock.registry.access;

import org.jspecify.annotations.NullMarked;
