/// What the queue is told of created objects.
@NullMarked
package dev.airlock.model.objectcreated;

import org.jspecify.annotations.NullMarked;
