/// Initiating uploads: checks the request, registers the file and tells how to send its bytes. In
/// the sub-packages: resuming uploads in parts, completing, uploading by form.
@NullMarked
package dev.airlock.api.upload;

import org.jspecify.annotations.NullMarked;
