package dev.airlock.scan.pipeline;

import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.report.ClaimResponse;
import dev.airlock.scan.report.ScanResults;
import dev.airlock.scan.s3.ObjectReading;
import dev.airlock.scan.s3.ObjectVersions;
import dev.airlock.scan.s3.StagedCopy;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes one object version through the airlock: claim it, scan it, judge it, copy it to where its
/// verdict sends it, report the verdict, and only then delete it from where it was. Whatever is
/// thrown on the way leaves the message in the queue; every step may be repeated.
public final class ScanPipeline {
  private static final Logger log = LoggerFactory.getLogger(ScanPipeline.class);

  private final ScanResults results;
  private final FileScanner scanner;
  private final ObjectVersions objects;
  private final Disposal disposal;
  private final Clock clock;

  public ScanPipeline(
      ScanResults results,
      FileScanner scanner,
      ObjectVersions objects,
      Disposal disposal,
      Clock clock) {
    this.results = results;
    this.scanner = scanner;
    this.objects = objects;
    this.disposal = disposal;
    this.clock = clock;
  }

  /// Returns when a verdict is recorded, or nobody needs one of this object.
  ///
  /// @param reading of the object; the caller closes it
  /// @param lane where the object's permits come from
  /// @return whether a verdict was recorded
  /// @throws Crowded if it should not wait for them
  public boolean process(ObjectCreated created, ObjectReading reading, Lane lane) {
    ObjectVersion object = created.object();
    ScanReport.Claim claim =
        new ScanReport.Claim(UUID.randomUUID(), object, clock.instant(), created.uploadedAt());
    return switch (results.claim(created.fileId(), claim)) {
      case ClaimResponse.Skip() -> {
        objects.commit(disposal.ofUnclaimed(object));
        yield false;
      }
      case ClaimResponse.Scan(ScanPolicy policy, String owner) -> {
        // A former webhook does not tell whose file it is.
        Permit permit = lane.permitFor(owner == null ? created.fileId().toString() : owner);
        ScanOutcome outcome = scanner.scan(object, reading, policy, permit);
        Verdict verdict = VerdictRules.verdictOn(outcome, policy);
        StagedCopy copy = objects.stage(object, disposal.of(verdict, policy, outcome.sha256()));
        Evidence evidence = outcome.evidence(copy.target(), claim.startedAt(), clock.instant());
        ScanReport.VerdictReport report =
            new ScanReport.VerdictReport(claim.scanId(), object, verdict, evidence);
        if (!results.record(created.fileId(), report)) {
          objects.rollback(copy);
          throw new Superseded(created.fileId());
        }
        objects.commit(copy);
        log.info("{} is {}", created.fileId(), verdict.status().wireName());
        yield true;
      }
    };
  }
}
