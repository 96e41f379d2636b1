/// An owner's files, and those that a tenant's operators look after, page by page.
@NullMarked
package dev.airlock.registry.listing;

import org.jspecify.annotations.NullMarked;
