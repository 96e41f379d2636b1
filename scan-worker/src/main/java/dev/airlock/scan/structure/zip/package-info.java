/// Zip archives, by every reading that programs have of them
/// (<https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>).
@NullMarked
package dev.airlock.scan.structure.zip;

import org.jspecify.annotations.NullMarked;
