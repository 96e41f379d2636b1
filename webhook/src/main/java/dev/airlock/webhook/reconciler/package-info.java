/// Finds lost work and brings it on: events of S3 that never came, scans that never ended, objects
/// that nobody removed.
@NullMarked
package dev.airlock.webhook.reconciler;

import org.jspecify.annotations.NullMarked;
