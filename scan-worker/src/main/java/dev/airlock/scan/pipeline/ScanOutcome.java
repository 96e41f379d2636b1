package dev.airlock.scan.pipeline;

import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.model.verdict.Verdict;

/// What one read of an object showed.
///
/// @param sha256 of all bytes, lower-case hex
/// @param detectedContentType what the leading bytes show
/// @param engine what scanned it
record ScanOutcome(Verdict verdict, String sha256, String detectedContentType, ScanEngine engine) {}
