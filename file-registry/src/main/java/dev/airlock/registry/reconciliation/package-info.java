/// Files whose work was lost, and the moves that bring them on.
@NullMarked
package dev.airlock.registry.reconciliation;

import org.jspecify.annotations.NullMarked;
