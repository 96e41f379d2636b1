/// The same calls beside few files and beside millions.
@NullMarked
package dev.airlock.bench.growth;

import org.jspecify.annotations.NullMarked;
