/// The queue that S3 sends its events to.
@NullMarked
package dev.airlock.scan.queue;

import org.jspecify.annotations.NullMarked;
