/// How Tomcat is bounded: by the heap, by deadlines, and by answers that are problems even where no
/// controller has seen the request.
@NullMarked
package dev.airlock.runtime.tomcat;

import org.jspecify.annotations.NullMarked;
