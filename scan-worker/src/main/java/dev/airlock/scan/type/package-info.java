/// What the bytes are, compared with what was declared.
@NullMarked
package dev.airlock.scan.type;

import org.jspecify.annotations.NullMarked;
