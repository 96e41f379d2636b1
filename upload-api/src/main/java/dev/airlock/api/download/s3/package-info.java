/// Presigned GET requests for exactly one object version.
@NullMarked
package dev.airlock.api.download.s3;

import org.jspecify.annotations.NullMarked;
