/// The backends of one build, shared by the test JVMs of all its modules.
@NullMarked
package dev.airlock.sandbox.shared;

import org.jspecify.annotations.NullMarked;
