package dev.airlock.scan.pipeline;

import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.scan.intake.ObjectCreated;
import dev.airlock.scan.observation.ScanObservations;
import dev.airlock.scan.observation.Stage;
import dev.airlock.scan.report.ClaimAnswer;
import dev.airlock.scan.report.ScanResults;
import dev.airlock.scan.s3.ObjectReading;
import dev.airlock.scan.s3.ObjectVersions;
import dev.airlock.scan.s3.StagedCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes one object version through the airlock: claim it, examine it, copy it to where its verdict
/// belongs, report, and only then remove it from where it was. One that is scanned again stays if
/// it lies where it belongs. Whatever is thrown on the way leaves the message in the queue; every
/// step may be done again.
@Component
public class ScanPipeline {
  private static final Logger log = LoggerFactory.getLogger(ScanPipeline.class);

  private final ScanResults results;
  private final FileScanner examiner;
  private final ObjectVersions objects;
  private final ScanObservations observations;
  private final Clock clock;

  ScanPipeline(
      ScanResults results,
      FileScanner examiner,
      ObjectVersions objects,
      ScanObservations observations,
      Clock clock) {
    this.results = results;
    this.examiner = examiner;
    this.objects = objects;
    this.observations = observations;
    this.clock = clock;
  }

  /// Ends when the file is settled or nobody waits for the object any more.
  ///
  /// @param place held while the object is scanned
  public void examine(ObjectCreated created, Permit place) {
    ObjectVersion object = created.object();
    try (ObjectReading reading =
        new ObjectReading(() -> observations.opening(() -> objects.open(object)))) {
      observations.examination(reading.metadata(), () -> examine(created, reading, place));
    } catch (IOException e) {
      throw new UncheckedIOException("the object could not be left unread", e);
    }
  }

  private void examine(ObjectCreated created, ObjectReading reading, Permit place) {
    Instant startedAt = clock.instant();
    ScanReport.Claim claim = new ScanReport.Claim(UUID.randomUUID(), created.object(), startedAt);
    switch (observations.stage(Stage.CLAIM, () -> results.claim(created.fileId(), claim))) {
      case ClaimAnswer.Scan(ScanPolicy policy) -> {
        ScanOutcome examined =
            place.during(() -> examiner.examine(created.object(), reading, policy, place::wasRead));
        dispose(created, claim, policy, examined);
      }
      case ClaimAnswer.Skip() -> removing(() -> objects.discard(created.object()));
    }
  }

  private void dispose(
      ObjectCreated created, ScanReport.Claim claim, ScanPolicy policy, ScanOutcome examined) {
    ObjectVersion object = created.object();
    StagedCopy placement =
        observations.stage(
            Stage.COPY, () -> objects.place(object, examined.verdict(), policy, examined.sha256()));
    Evidence evidence =
        new Evidence(
            examined.sha256(),
            examined.detectedContentType(),
            examined.engine(),
            placement.target(),
            claim.startedAt(),
            clock.instant());
    ScanReport.VerdictReport settlement =
        new ScanReport.VerdictReport(claim.scanId(), object, examined.verdict(), evidence);
    boolean counts =
        observations.stage(Stage.REPORT, () -> results.settle(created.fileId(), settlement));
    if (!counts) {
      objects.undo(placement);
      throw new Superseded(created.fileId());
    }
    observations.judged(examined.verdict(), object.size());
    removing(() -> objects.complete(placement));
    log.info("{} is {}", created.fileId(), examined.verdict().status().wireName());
  }

  private void removing(Runnable removal) {
    observations.stage(
        Stage.REMOVE,
        () -> {
          removal.run();
          return true;
        });
  }
}
