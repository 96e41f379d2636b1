/// The only owner of the tables: every file, its states, its audit log and its outbox.
///
/// SQL is in the package of its use case, in one of two forms. A fixed statement that reads or
/// returns rows of a table is a `@Query` method of that package's `…Repository`. A statement that
/// is put together from parts, spans tables or has values whose type must be stated is a constant
/// beside the [org.springframework.jdbc.core.simple.JdbcClient] call that runs it. Nothing is
/// derived from method names or mapped by reflection: each kind of row has one `RowMapper`, and
/// [dev.airlock.registry.file.FileRowMapper] reads a file for both forms.
@NullMarked
package dev.airlock.registry;

import org.jspecify.annotations.NullMarked;
