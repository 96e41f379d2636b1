/// Judged objects as S3 shows them.
@NullMarked
package dev.airlock.api.operator.s3;

import org.jspecify.annotations.NullMarked;
