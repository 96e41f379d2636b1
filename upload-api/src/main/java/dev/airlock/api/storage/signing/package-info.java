/// Permissions for S3, signed by AWS Signature Version 4.
@NullMarked
package dev.airlock.api.storage.signing;

import org.jspecify.annotations.NullMarked;
