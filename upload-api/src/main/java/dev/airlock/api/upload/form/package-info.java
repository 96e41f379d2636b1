/// Uploads through the server, for clients that cannot use presigned URLs: streamed on to S3.
@NullMarked
package dev.airlock.api.upload.form;

import org.jspecify.annotations.NullMarked;

