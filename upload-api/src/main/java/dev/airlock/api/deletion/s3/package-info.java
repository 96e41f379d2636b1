/// Removing objects from S3.
@NullMarked
package dev.airlock.api.deletion.s3;

import org.jspecify.annotations.NullMarked;
