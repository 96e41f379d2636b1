/// The sandbox's own secrets: made at first start, kept, worth nothing elsewhere.
@NullMarked
package dev.airlock.sandbox.keys;

import org.jspecify.annotations.NullMarked;
