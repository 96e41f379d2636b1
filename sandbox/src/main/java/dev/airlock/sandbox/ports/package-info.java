/// Which part listens on which port.
@NullMarked
package dev.airlock.sandbox.ports;

import org.jspecify.annotations.NullMarked;
