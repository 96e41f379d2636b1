/// Four files on their way through the whole system.
@NullMarked
package dev.airlock.sandbox.demo;

import org.jspecify.annotations.NullMarked;
