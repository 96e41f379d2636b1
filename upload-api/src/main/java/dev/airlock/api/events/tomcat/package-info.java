/// Connections of event streams, taken over from Tomcat.
@NullMarked
package dev.airlock.api.events.tomcat;

import org.jspecify.annotations.NullMarked;
