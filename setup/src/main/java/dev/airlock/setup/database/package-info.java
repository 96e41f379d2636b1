/// The tables in PostgreSQL, and who may do what with them.
@NullMarked
package dev.airlock.setup.database;

import org.jspecify.annotations.NullMarked;
