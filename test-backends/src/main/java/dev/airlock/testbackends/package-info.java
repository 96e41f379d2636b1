/// What integration tests use of the backends: the small client that finds or starts them, and
/// proxies that break the way to them. JDK only, so that it brings a test nothing else.
@NullMarked
package dev.airlock.testbackends;

import org.jspecify.annotations.NullMarked;
