/// The system that is measured: backends and services of its own, in a folder of their own.
@NullMarked
package dev.airlock.bench.lab;

import org.jspecify.annotations.NullMarked;
