package dev.airlock.model.scanresult;

import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.verdict.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a scanner reports: that it is about to scan, or its verdict.
public sealed interface ScanReport {

  /// Identifies one attempt. Together with the object version it is the fence: a verdict counts
  /// only while its own claim still holds the file.
  UUID scanId();

  ObjectVersion object();

  /// The scanner is about to read `object` and asks whether it should.
  ///
  /// @param uploadedAt when the object was created, if S3's event told it
  record Claim(
      UUID scanId, ObjectVersion object, @Nullable Instant startedAt, @Nullable Instant uploadedAt)
      implements ScanReport {

    public Claim(UUID scanId, ObjectVersion object, @Nullable Instant startedAt) {
      this(scanId, object, startedAt, null);
    }
  }

  /// The scanner has read `object` and come to a verdict.
  record VerdictReport(UUID scanId, ObjectVersion object, Verdict verdict, Evidence evidence)
      implements ScanReport {}
}
