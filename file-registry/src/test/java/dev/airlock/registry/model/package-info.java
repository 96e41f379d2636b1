/// A model checker of the registry: random histories are run against the real registry and against
/// a [Model] in plain Java, one step at a time or several at once, and every
/// [Divergence][Run.Divergence] is cut down to the few steps that show it.
@NullMarked
package dev.airlock.registry.model;

import org.jspecify.annotations.NullMarked;
