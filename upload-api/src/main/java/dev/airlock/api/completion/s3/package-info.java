/// The landing bucket as S3 shows it.
@NullMarked
package dev.airlock.api.completion.s3;

import org.jspecify.annotations.NullMarked;
