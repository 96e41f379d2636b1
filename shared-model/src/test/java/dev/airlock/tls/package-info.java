/// Certificates for tests.
@NullMarked
package dev.airlock.tls;

import org.jspecify.annotations.NullMarked;
