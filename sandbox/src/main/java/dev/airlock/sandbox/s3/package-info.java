/// An S3 server that checks signatures and sends events of created objects.
@NullMarked
package dev.airlock.sandbox.s3;

import org.jspecify.annotations.NullMarked;
