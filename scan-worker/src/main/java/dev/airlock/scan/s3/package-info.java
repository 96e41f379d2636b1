/// Reading, copying and deleting in S3, always pinned to one object version.
@NullMarked
package dev.airlock.scan.s3;

import org.jspecify.annotations.NullMarked;
