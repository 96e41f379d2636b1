/// Registering files within their owners' quotas, and finding them again.
@NullMarked
package dev.airlock.registry.registration;

import org.jspecify.annotations.NullMarked;
