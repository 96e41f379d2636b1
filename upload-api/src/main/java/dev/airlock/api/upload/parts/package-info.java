/// Uploads in parts: sign more of them, see which are stored.
@NullMarked
package dev.airlock.api.upload.parts;

import org.jspecify.annotations.NullMarked;

