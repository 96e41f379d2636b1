/// The table of all settings, made from what the services say of themselves.
@NullMarked
package dev.airlock.journeys.configuration;

import org.jspecify.annotations.NullMarked;
