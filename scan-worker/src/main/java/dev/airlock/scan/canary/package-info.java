/// Files by which a scanner proves that it opens what it has to open, and tells what it does not.
@NullMarked
package dev.airlock.scan.canary;

import org.jspecify.annotations.NullMarked;
