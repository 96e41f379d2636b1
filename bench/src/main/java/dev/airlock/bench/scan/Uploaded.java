package dev.airlock.bench.scan;

import dev.airlock.bench.client.Caller;

/// A file whose bytes S3 has.
///
/// @param owner who uploaded it and may see it
record Uploaded(Caller owner, String fileId) {}
