/// The folder that holds everything one sandbox keeps.
@NullMarked
package dev.airlock.sandbox.datadirectory;

import org.jspecify.annotations.NullMarked;
