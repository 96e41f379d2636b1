/// Uploading as an application does: through the public API and presigned URLs.
@NullMarked
package dev.airlock.cli.upload;

import org.jspecify.annotations.NullMarked;
