/// Notifications of created objects, as they travel in the queue.
@NullMarked
package dev.airlock.model.objectcreated;

import org.jspecify.annotations.NullMarked;
