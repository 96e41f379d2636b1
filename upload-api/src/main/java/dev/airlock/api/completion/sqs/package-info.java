/// The queue that S3 sends its events to.
@NullMarked
package dev.airlock.api.completion.sqs;

import org.jspecify.annotations.NullMarked;
