/// S3's browser-based uploads: POST policies, signed by AWS Signature Version 4.
@NullMarked
package dev.airlock.api.upload.s3;

import org.jspecify.annotations.NullMarked;
