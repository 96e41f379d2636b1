/// How the types of the vocabulary stand in PostgreSQL columns.
@NullMarked
package dev.airlock.registry.columns;

import org.jspecify.annotations.NullMarked;
