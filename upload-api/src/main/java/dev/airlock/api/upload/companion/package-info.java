/// Uppy 3 to 5: the routes of Companion, under which these upload to S3.
@NullMarked
package dev.airlock.api.upload.companion;

import org.jspecify.annotations.NullMarked;
