/// Sending of scan results, for scanners in Java.
@NullMarked
package dev.airlock.model.sender;

import org.jspecify.annotations.NullMarked;
