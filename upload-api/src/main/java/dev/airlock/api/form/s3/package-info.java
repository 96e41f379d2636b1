/// Objects streamed to S3 in parts.
@NullMarked
package dev.airlock.api.form.s3;

import org.jspecify.annotations.NullMarked;
