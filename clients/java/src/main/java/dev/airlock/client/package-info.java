/// A client of Airlock for back ends, on the JDK's own HTTP client.
@NullMarked
package dev.airlock.client;

import org.jspecify.annotations.NullMarked;
