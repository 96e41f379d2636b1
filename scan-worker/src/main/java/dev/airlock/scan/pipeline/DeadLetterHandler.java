package dev.airlock.scan.pipeline;

import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.intake.ObjectCreated;
import dev.airlock.scan.report.ClaimAnswer;
import dev.airlock.scan.report.ScanResults;
import dev.airlock.scan.s3.ObjectVersions;
import dev.airlock.scan.s3.StagedCopy;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Ends files whose object could not be examined within the allowed attempts: `quarantined` because
/// of `scan-failed`, the object isolated unread.
@Component
public class DeadLetterHandler {
  private static final Logger log = LoggerFactory.getLogger(DeadLetterHandler.class);

  private final ScanResults results;
  private final ObjectVersions objects;
  private final Clock clock;

  DeadLetterHandler(ScanResults results, ObjectVersions objects, Clock clock) {
    this.results = results;
    this.objects = objects;
    this.clock = clock;
  }

  /// Settles the file unless that has happened meanwhile. May be done again after a fault.
  public void settle(ObjectCreated created) {
    UUID scanId = UUID.randomUUID();
    Instant startedAt = clock.instant();
    switch (results.claim(
        created.fileId(), new ScanReport.Claim(scanId, created.object(), startedAt))) {
      case ClaimAnswer.Scan _ -> giveUp(created, scanId, startedAt);
      case ClaimAnswer.Skip() -> objects.discard(created.object());
    }
  }

  private void giveUp(ObjectCreated created, UUID scanId, Instant startedAt) {
    StagedCopy isolated = objects.isolate(created.object());
    Evidence evidence =
        new Evidence(null, null, null, isolated.target(), startedAt, clock.instant());
    boolean counts =
        results.settle(
            created.fileId(),
            new ScanReport.VerdictReport(
                scanId,
                created.object(),
                new Verdict.Quarantined(QuarantineReason.SCAN_FAILED),
                evidence));
    if (!counts) {
      objects.undo(isolated);
      throw new Superseded(created.fileId());
    }
    objects.complete(isolated);
    log.warn("{} is quarantined: it could not be examined", created.fileId());
  }
}
