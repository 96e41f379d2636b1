/// Where the parts of a running sandbox are reached.
@NullMarked
package dev.airlock.sandbox.endpoints;

import org.jspecify.annotations.NullMarked;
