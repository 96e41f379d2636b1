/// The virus scanner as a child process, and the signatures it scans with.
@NullMarked
package dev.airlock.sandbox.clamd;

import org.jspecify.annotations.NullMarked;
