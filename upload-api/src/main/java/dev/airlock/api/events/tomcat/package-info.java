/// Connections that Tomcat hands over for event streams.
@NullMarked
package dev.airlock.api.events.tomcat;

import org.jspecify.annotations.NullMarked;
