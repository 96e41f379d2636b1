/// What an operator wants to know at a glance, each from a bounded number of rows.
@NullMarked
package dev.airlock.registry.overview;

import org.jspecify.annotations.NullMarked;
