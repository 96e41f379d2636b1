package dev.airlock.scan.pipeline;

import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.report.ClaimResponse;
import dev.airlock.scan.report.ScanResults;
import dev.airlock.scan.s3.ObjectVersions;
import dev.airlock.scan.s3.StagedCopy;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Quarantines files whose object could not be scanned within the allowed attempts, as
/// `scan-failed`. The object is isolated unread.
@Component
public class DeadLetterHandler {
  private static final Logger log = LoggerFactory.getLogger(DeadLetterHandler.class);
  private static final Verdict SCAN_FAILED = new Verdict.Quarantined(QuarantineReason.SCAN_FAILED);

  private final ScanResults results;
  private final ObjectVersions objects;
  private final Disposal disposal;
  private final Clock clock;

  DeadLetterHandler(ScanResults results, ObjectVersions objects, Disposal disposal, Clock clock) {
    this.results = results;
    this.objects = objects;
    this.disposal = disposal;
    this.clock = clock;
  }

  /// Quarantines the file, unless it has a verdict meanwhile. May be repeated after a fault.
  public void quarantine(ObjectCreated created) {
    ObjectVersion object = created.object();
    ScanReport.Claim claim =
        new ScanReport.Claim(UUID.randomUUID(), object, clock.instant(), created.uploadedAt());
    switch (results.claim(created.fileId(), claim)) {
      case ClaimResponse.Skip() -> objects.commit(disposal.ofUnclaimed(object));
      case ClaimResponse.Scan _ -> {
        StagedCopy isolated = objects.stageIfPresent(object, disposal.ofUnscanned());
        Evidence evidence =
            new Evidence(null, null, null, isolated.target(), claim.startedAt(), clock.instant());
        ScanReport.VerdictReport report =
            new ScanReport.VerdictReport(claim.scanId(), object, SCAN_FAILED, evidence);
        if (!results.record(created.fileId(), report)) {
          objects.rollback(isolated);
          throw new Superseded(created.fileId());
        }
        objects.commit(isolated);
        log.warn("{} is quarantined: it could not be scanned", created.fileId());
      }
    }
  }
}
