/// Messages in: which object was created.
@NullMarked
package dev.airlock.scan.intake;

import org.jspecify.annotations.NullMarked;
