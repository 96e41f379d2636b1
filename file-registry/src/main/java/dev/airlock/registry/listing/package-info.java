/// Pages of an owner's files, and of a tenant's infected and quarantined files for its operators.
@NullMarked
package dev.airlock.registry.listing;

import org.jspecify.annotations.NullMarked;
