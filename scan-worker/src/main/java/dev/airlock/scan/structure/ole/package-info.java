/// Compound files, in which older Office documents are kept, and all encrypted ones ([MS-CFB]).
@NullMarked
package dev.airlock.scan.structure.ole;

import org.jspecify.annotations.NullMarked;
