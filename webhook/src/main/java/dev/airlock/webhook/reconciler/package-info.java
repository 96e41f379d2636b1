/// Finds lost work and resumes it: events of S3 that never arrived, scans that never ended, objects
/// that were never deleted.
@NullMarked
package dev.airlock.webhook.reconciler;

import org.jspecify.annotations.NullMarked;
