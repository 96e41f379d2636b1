/// Tokens that the running sandbox accepts: it is its own issuer.
@NullMarked
package dev.airlock.sandbox.token;

import org.jspecify.annotations.NullMarked;
