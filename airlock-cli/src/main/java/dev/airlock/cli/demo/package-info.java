/// The demonstration: four files on their way through the whole system.
@NullMarked
package dev.airlock.cli.demo;

import org.jspecify.annotations.NullMarked;
