/// The queue of S3's events and its dead-letter queue, by the SQS API.
@NullMarked
package dev.airlock.setup.sqs;

import org.jspecify.annotations.NullMarked;
