/// The buckets that files pass through.
@NullMarked
package dev.airlock.webhook.bucket;

import org.jspecify.annotations.NullMarked;
