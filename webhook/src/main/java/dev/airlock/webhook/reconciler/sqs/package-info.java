/// The queue that S3 sends its events to.
@NullMarked
package dev.airlock.webhook.reconciler.sqs;

import org.jspecify.annotations.NullMarked;
