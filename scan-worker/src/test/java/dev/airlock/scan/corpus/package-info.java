/// Hundreds of generated files and the answers that they have to get: hostile ones, none of which
/// is ever clean, and harmless ones as many programs write them.
@NullMarked
package dev.airlock.scan.corpus;

import org.jspecify.annotations.NullMarked;
