/// Handing out links to clean files.
@NullMarked
package dev.airlock.api.download;

import org.jspecify.annotations.NullMarked;
