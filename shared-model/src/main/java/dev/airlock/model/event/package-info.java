/// The lifecycle events that consumers receive.
@NullMarked
package dev.airlock.model.event;

import org.jspecify.annotations.NullMarked;
