/// The secrets of an installation to try things with: made at its first start, kept, worth nothing
/// elsewhere.
@NullMarked
package dev.airlock.setup.keys;

import org.jspecify.annotations.NullMarked;
