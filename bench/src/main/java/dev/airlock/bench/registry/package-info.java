/// What runs inside a service's JVM to measure the registry by its own repositories.
@NullMarked
package dev.airlock.bench.registry;

import org.jspecify.annotations.NullMarked;
