/// Files whose work was lost, and the updates that get them going again.
@NullMarked
package dev.airlock.registry.reconciliation;

import org.jspecify.annotations.NullMarked;
