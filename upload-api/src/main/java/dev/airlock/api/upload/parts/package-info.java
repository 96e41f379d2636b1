/// Resuming multipart uploads: presign more parts, list those that are stored.
@NullMarked
package dev.airlock.api.upload.parts;

import org.jspecify.annotations.NullMarked;
