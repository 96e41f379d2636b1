/// Watching files: Server-Sent Events about every change of status.
@NullMarked
package dev.airlock.api.events;

import org.jspecify.annotations.NullMarked;
