/// Uploading as an application does: through the public API and presigned URLs.
@NullMarked
package dev.airlock.sandbox.upload;

import org.jspecify.annotations.NullMarked;
