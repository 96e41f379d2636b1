/// The buckets as S3 shows them.
@NullMarked
package dev.airlock.webhook.reconciler.s3;

import org.jspecify.annotations.NullMarked;
