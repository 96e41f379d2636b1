/// Archives that hold their members as they are: tar, ar, cpio.
@NullMarked
package dev.airlock.scan.structure.archive;

import org.jspecify.annotations.NullMarked;
