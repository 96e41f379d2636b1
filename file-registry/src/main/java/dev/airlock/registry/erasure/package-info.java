/// What is known of a person: giving it out, and erasing it.
@NullMarked
package dev.airlock.registry.erasure;

import org.jspecify.annotations.NullMarked;
