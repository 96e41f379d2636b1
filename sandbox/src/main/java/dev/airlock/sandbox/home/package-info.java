/// The folder that holds everything one sandbox keeps.
@NullMarked
package dev.airlock.sandbox.home;

import org.jspecify.annotations.NullMarked;
