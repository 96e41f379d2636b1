/// Child processes that end when the sandbox ends, however it ends.
@NullMarked
package dev.airlock.sandbox.process;

import org.jspecify.annotations.NullMarked;
