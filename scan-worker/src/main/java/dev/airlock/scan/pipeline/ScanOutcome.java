package dev.airlock.scan.pipeline;

import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.scan.clamav.EngineReply;
import dev.airlock.scan.structure.StructureFindings;
import dev.airlock.scan.type.DetectedType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one read of an object showed: all that its verdict is made of.
///
/// @param reply of the engine
/// @param engine what scanned it
/// @param type what its bytes are, beside what was declared
/// @param structure what the engine could not see into, or found only when it was unpacked for it
/// @param size how many bytes came
/// @param sizeInS3 how many bytes it has in S3
/// @param complete whether the read came to the end
/// @param sha256 of all bytes that came, lower-case hex
record ScanOutcome(
    EngineReply reply,
    ScanEngine engine,
    DetectedType type,
    StructureFindings structure,
    long size,
    long sizeInS3,
    boolean complete,
    String sha256) {

  /// The same, with another reply.
  ScanOutcome with(EngineReply other) {
    return new ScanOutcome(other, engine, type, structure, size, sizeInS3, complete, sha256);
  }

  /// Whether another read showed the same. The engine may have proved itself anew in between.
  boolean showsTheSame(ScanOutcome other) {
    return equals(
        new ScanOutcome(
            other.reply,
            engine,
            other.type,
            other.structure,
            other.size,
            other.sizeInS3,
            other.complete,
            other.sha256));
  }

  /// What is reported beside the verdict.
  Evidence evidence(
      @Nullable ObjectLocation location, @Nullable Instant startedAt, Instant finishedAt) {
    return new Evidence(sha256, type.contentType(), engine, location, startedAt, finishedAt);
  }
}
