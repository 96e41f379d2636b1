/// Objects in S3: where a version is, and the notification that one was created, as it travels in
/// the queue.
@NullMarked
package dev.airlock.model.object;

import org.jspecify.annotations.NullMarked;
