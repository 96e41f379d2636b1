/// From the message that an object was created to the reported verdict. No database.
@NullMarked
package dev.airlock.scan;

import org.jspecify.annotations.NullMarked;
