/// What the libraries in this JVM have to say, kept off the terminal.
@NullMarked
package dev.airlock.sandbox.logs;

import org.jspecify.annotations.NullMarked;
