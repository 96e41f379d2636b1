/// Registering announced files and finding them again.
@NullMarked
package dev.airlock.registry.registration;

import org.jspecify.annotations.NullMarked;
