/// How services meet a database that fails: what is an outage, and when they are not ready.
@NullMarked
package dev.airlock.runtime.database;

import org.jspecify.annotations.NullMarked;
