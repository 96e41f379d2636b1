/// RAR archives (<https://www.rarlab.com/technote.htm>). Only what is stored in them can be taken
/// out: nothing here unpacks RAR.
@NullMarked
package dev.airlock.scan.structure.rar;

import org.jspecify.annotations.NullMarked;
