/// Violates the rule for client packages, to prove that it can fail.
@NullMarked
package dev.airlock.sandbox.architecture.client;

import org.jspecify.annotations.NullMarked;
