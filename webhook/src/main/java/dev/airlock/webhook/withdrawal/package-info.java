/// Verdicts that a scanner withdraws, because what had scanned was found not to work.
@NullMarked
package dev.airlock.webhook.withdrawal;

import org.jspecify.annotations.NullMarked;
