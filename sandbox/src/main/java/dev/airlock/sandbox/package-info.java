/// The whole system on one machine: real backends and the services, all on 127.0.0.1.
@NullMarked
package dev.airlock.sandbox;

import org.jspecify.annotations.NullMarked;
