/// Uploads through the server as an HTML form, for clients that cannot use presigned URLs. Files
/// are streamed to S3.
@NullMarked
package dev.airlock.api.upload.form;

import org.jspecify.annotations.NullMarked;
