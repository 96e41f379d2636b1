/// The five backends together, and what the services need inside them.
@NullMarked
package dev.airlock.sandbox.backends;

import org.jspecify.annotations.NullMarked;
