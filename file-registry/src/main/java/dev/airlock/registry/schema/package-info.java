/// The migrations of the tables, and the check that they have run.
@NullMarked
package dev.airlock.registry.schema;

import org.jspecify.annotations.NullMarked;
