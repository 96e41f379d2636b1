/// What integration tests of other modules use: JDK only, so that it brings them nothing else.
@NullMarked
package dev.airlock.testbackends;

import org.jspecify.annotations.NullMarked;
