/// The buckets, the object versions in them, and the queue of S3's events.
@NullMarked
package dev.airlock.objectstore;

import org.jspecify.annotations.NullMarked;
