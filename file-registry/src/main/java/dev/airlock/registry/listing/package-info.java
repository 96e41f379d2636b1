/// An owner's files, page by page.
@NullMarked
package dev.airlock.registry.listing;

import org.jspecify.annotations.NullMarked;
