/// Starting and ending the whole system.
@NullMarked
package dev.airlock.sandbox.up;

import org.jspecify.annotations.NullMarked;
