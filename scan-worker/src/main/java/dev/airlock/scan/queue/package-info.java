/// The queue that S3 sends its events to: receiving, deferring, giving up.
@NullMarked
package dev.airlock.scan.queue;

import org.jspecify.annotations.NullMarked;
