/// Scans of judged files that operators ask for, with or without letting a reason pass.
@NullMarked
package dev.airlock.registry.rescan;

import org.jspecify.annotations.NullMarked;
