/// The locale of services: none.
@NullMarked
package dev.airlock.runtime.locale;

import org.jspecify.annotations.NullMarked;
