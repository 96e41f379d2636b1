/// Keys and tokens for an installation that is its own issuer, as the sandbox is.
@NullMarked
package dev.airlock.setup.token;

import org.jspecify.annotations.NullMarked;
