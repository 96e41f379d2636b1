/// What callers and consumers are shown of a file, now and with every change.
@NullMarked
package dev.airlock.model.lifecycle;

import org.jspecify.annotations.NullMarked;
