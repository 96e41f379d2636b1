package dev.airlock.scan.examine;

import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.scan.intake.ObjectCreated;
import dev.airlock.scan.report.ClaimAnswer;
import dev.airlock.scan.report.ScanResults;
import dev.airlock.scan.s3.ObjectVersions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes one object version through the airlock: claim it, examine it, copy it to where its verdict
/// belongs, report, and only then remove it from the landing bucket. Whatever is thrown on the way
/// leaves the message in the queue; every step may be done again.
@Component
public class Examinations {
  private static final Logger log = LoggerFactory.getLogger(Examinations.class);

  private final ScanResults results;
  private final Examiner examiner;
  private final ObjectVersions objects;
  private final Clock clock;

  Examinations(ScanResults results, Examiner examiner, ObjectVersions objects, Clock clock) {
    this.results = results;
    this.examiner = examiner;
    this.objects = objects;
    this.clock = clock;
  }

  /// Ends when the file is settled or nobody waits for the object any more.
  public void examine(ObjectCreated created) {
    UUID scanId = UUID.randomUUID();
    Instant startedAt = clock.instant();
    ScanReport.Claim claim = new ScanReport.Claim(scanId, created.object(), startedAt);
    switch (results.claim(created.fileId(), claim)) {
      case ClaimAnswer.Scan(ScanPolicy policy) -> scan(created, claim, policy, startedAt);
      case ClaimAnswer.Skip() -> objects.remove(created.object());
    }
  }

  private void scan(
      ObjectCreated created, ScanReport.Claim claim, ScanPolicy policy, Instant startedAt) {
    ObjectVersion object = created.object();
    Examined examined = examiner.examine(object, policy);
    Optional<ObjectLocation> copy =
        objects.place(object, examined.verdict(), policy, examined.sha256());
    Evidence evidence =
        new Evidence(
            examined.sha256(),
            examined.detectedContentType(),
            examined.engine(),
            copy.orElse(null),
            startedAt,
            clock.instant());
    boolean counts =
        results.settle(
            created.fileId(),
            new ScanReport.Settlement(claim.scanId(), object, examined.verdict(), evidence));
    if (!counts) {
      copy.ifPresent(objects::remove);
      throw new Superseded(created.fileId());
    }
    objects.remove(object);
    log.info("{} is {}", created.fileId(), examined.verdict().status().wireName());
  }
}
