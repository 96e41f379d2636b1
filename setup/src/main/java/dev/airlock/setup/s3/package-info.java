/// Buckets and their settings, by the S3 API.
@NullMarked
package dev.airlock.setup.s3;

import org.jspecify.annotations.NullMarked;
