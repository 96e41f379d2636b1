/// Takes the second look: tells containers from other files, and gives each to its reader.
@NullMarked
package dev.airlock.scan.structure.look;

import org.jspecify.annotations.NullMarked;
