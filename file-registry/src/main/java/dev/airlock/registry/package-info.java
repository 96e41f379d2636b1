/// The only owner of the tables: every file, its states, its audit trail and its outbox.
@NullMarked
package dev.airlock.registry;

import org.jspecify.annotations.NullMarked;
