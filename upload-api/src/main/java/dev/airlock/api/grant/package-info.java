/// Read access for others of the tenant.
@NullMarked
package dev.airlock.api.grant;

import org.jspecify.annotations.NullMarked;
