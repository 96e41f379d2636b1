/// Architecture rules for all modules.
@NullMarked
package dev.airlock.rules;

import org.jspecify.annotations.NullMarked;
