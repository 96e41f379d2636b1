/// Metrics and traces, wrapped around what they measure. No label is a file's name or key.
///
/// | meter | measures |
/// |---|---|
/// | `airlock.scans` | scans whose verdict was recorded, by `verdict` |
/// | `airlock.scan.bytes` | bytes that were scanned |
/// | `airlock.scan.stage` | seconds, by `stage` and `error` |
/// | `airlock.examination` | seconds from the claim until all is done, by `error` |
/// | `airlock.queue.lag` | seconds from when a message was sent until it was first received |
///
/// A scan and its stages are spans of the trace in which the upload was initiated.
@NullMarked
package dev.airlock.scan.observation;

import org.jspecify.annotations.NullMarked;
