/// What the bytes are, held against what was declared.
@NullMarked
package dev.airlock.scan.type;

import org.jspecify.annotations.NullMarked;
