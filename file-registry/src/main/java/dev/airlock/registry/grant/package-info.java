/// Read access that owners give to others of their tenant.
@NullMarked
package dev.airlock.registry.grant;

import org.jspecify.annotations.NullMarked;
