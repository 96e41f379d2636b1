/// What scanners report: first the claim of a file, then its verdict.
@NullMarked
package dev.airlock.registry.scan;

import org.jspecify.annotations.NullMarked;
