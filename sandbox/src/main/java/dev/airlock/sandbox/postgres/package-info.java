/// PostgreSQL 18 as a child process.
@NullMarked
package dev.airlock.sandbox.postgres;

import org.jspecify.annotations.NullMarked;
