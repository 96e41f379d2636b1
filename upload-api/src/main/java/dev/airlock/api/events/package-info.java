/// Watching files change: event streams in the form that browsers know (Server-Sent Events).
@NullMarked
package dev.airlock.api.events;

import org.jspecify.annotations.NullMarked;
