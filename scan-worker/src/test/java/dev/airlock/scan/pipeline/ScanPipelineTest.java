package dev.airlock.scan.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.InfectedObjects;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.Explanation;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.objectstore.Buckets;
import dev.airlock.scan.clamav.EngineFault;
import dev.airlock.scan.clamav.EngineReply;
import dev.airlock.scan.report.ClaimResponse;
import dev.airlock.scan.s3.ObjectReading;
import dev.airlock.scan.type.ContentTypes;
import dev.airlock.scan.type.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The way of an object, step by step.
class ScanPipelineTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final String KEY = "document/1";
  private static final EngineReply.Suspicious ALARM =
      new EngineReply.Suspicious("Heuristics.OLE2.ContainsMacros", false);

  private final List<String> log = new ArrayList<>();
  private final FakeObjectVersions objects = new FakeObjectVersions(log);
  private final FakeResults results = new FakeResults(log);
  private final FakeEngineNode first = new FakeEngineNode(1);
  private final FakeEngineNode second = new FakeEngineNode(2);
  private final FakeEngineNode third = new FakeEngineNode(3);
  private final Disposal disposal = new Disposal(new Buckets("landing", "clean", "quarantine"));
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final ScanPipeline pipeline =
      new ScanPipeline(
          results,
          new FileScanner(new FakeEngineNodes(first, second, third), new ContentTypes()),
          objects,
          disposal,
          clock);

  @Test
  void deletesTheUploadOnlyWhenTheVerdictIsRecorded() {
    process(upload("harmless words"), InfectedObjects.ISOLATE);
    assertThat(log)
        .containsExactly("claim", "open", "copy to clean", "report clean", "delete the object");
  }

  @Test
  void reportsWhatWasClaimedAndWhereItIsNow() {
    ObjectVersion upload = upload("harmless words");
    process(upload, InfectedObjects.ISOLATE);

    ScanReport.VerdictReport report = results.reports().getFirst();
    assertThat(report.scanId()).isEqualTo(results.claims().getFirst().scanId());
    assertThat(report.object()).isEqualTo(upload);
    assertThat(report.evidence().engine()).isEqualTo(FakeEngineNode.ENGINE);
    assertThat(report.evidence().startedAt()).isEqualTo(NOW);
    assertThat(objects.locations()).containsExactly(report.evidence().location());
  }

  @Test
  void readsAPartAgainIfTheTypeOfADocumentIsThere() throws IOException {
    byte[] docx = Documents.typesInTheMiddle(Documents.docx());
    ObjectVersion upload = objects.put("landing", KEY, docx);
    results.answer(scan(upload, WORD, docx.length, InfectedObjects.ISOLATE));
    pipeline.process(created(upload), reading(upload), lane());
    assertThat(log).contains("read a part", "report clean");
    assertThat(log).filteredOn("open"::equals).hasSize(1);
  }

  @Test
  void infectedUploadIsIsolatedOrDeleted() {
    process(upload("a virus"), InfectedObjects.ISOLATE);
    process(upload("a virus"), InfectedObjects.DELETE);
    assertThat(log)
        .containsExactly(
            "claim",
            "open",
            "copy to quarantine",
            "report infected",
            "delete the object",
            "claim",
            "open",
            "report infected",
            "delete the object");
  }

  @Test
  void verdictThatDoesNotCountRemovesItsCopyAndNothingElse() {
    results.supersede();
    ObjectVersion upload = upload("harmless words");
    assertThatExceptionOfType(Superseded.class)
        .isThrownBy(() -> process(upload, InfectedObjects.ISOLATE));
    assertThat(log)
        .containsExactly("claim", "open", "copy to clean", "report clean", "delete the copy");
    assertThat(objects.locations()).containsExactly(upload.location());
  }

  @Test
  void whatIsScannedAgainStaysIfItIsWhereItBelongs() {
    ObjectVersion served = objects.put("clean", KEY, "harmless words".getBytes(UTF_8));
    process(served, InfectedObjects.ISOLATE);
    assertThat(log).containsExactly("claim", "open", "report clean");
  }

  @Test
  void unclaimedUploadIsRemovedAndNeverRead() {
    pipeline.process(created(upload("words")), reading(upload("words")), lane());
    assertThat(log).containsExactly("claim", "delete the object");
  }

  @Test
  void unclaimedObjectThatIsServedStays() {
    ObjectVersion served = objects.put("clean", KEY, "words".getBytes(UTF_8));
    pipeline.process(created(served), reading(served), lane());
    assertThat(log).containsExactly("claim");
    assertThat(objects.locations()).containsExactly(served.location());
  }

  @Test
  void anotherNodeGetsTheObjectFromItsFirstByte() {
    first.breakAfter(3);
    process(upload("a virus"), InfectedObjects.ISOLATE);
    assertThat(results.reports().getFirst().verdict()).isInstanceOf(Verdict.Infected.class);
    assertThat(first.isSuspected()).isTrue();
    assertThat(second.isSuspected()).isFalse();
  }

  @Test
  void anObjectThatBreaksNodesReachesTwoOfThem() {
    first.breakAfter(0);
    second.breakAfter(0);
    ObjectVersion upload = upload("words");
    assertThatExceptionOfType(EngineFault.class)
        .isThrownBy(() -> process(upload, InfectedObjects.ISOLATE));
    assertThat(third.isSuspected()).isFalse();
    assertThat(results.reports()).isEmpty();
    assertThat(objects.locations()).containsExactly(upload.location());
  }

  @Test
  void noNodeIsSuspectedWhenS3IsCutOff() {
    IOException reset = new IOException("reset");
    objects.breakReads(reset);
    ObjectVersion upload = upload("words");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> process(upload, InfectedObjects.ISOLATE))
        .havingRootCause()
        .isSameAs(reset);
    assertThat(first.isSuspected()).isFalse();
    assertThat(results.reports()).isEmpty();
  }

  @Test
  void anAlarmIsReportedAfterOneScan() {
    first.reply(ALARM);
    process(upload("words"), InfectedObjects.ISOLATE);
    assertThat(log)
        .containsExactly(
            "claim", "open", "copy to quarantine", "report quarantined", "delete the object");
    assertThat(results.reports().getFirst().verdict())
        .isEqualTo(
            new Verdict.Quarantined(
                QuarantineReason.SUSPICIOUS, new Explanation(null, ALARM.heuristic())));
  }

  @Test
  void aReleasedAlarmIsScannedUntilItIsSureToHideNothing() {
    first.reply(ALARM);
    assertThat(released("words")).isEqualTo(new Verdict.Clean());
    assertThat(log.stream().filter("open"::equals)).hasSize(21);
  }

  /// Otherwise a release would fail by chance.
  @Test
  void aProofBetweenTwoScansChangesNothing() {
    first.proveAlways().reply(ALARM);
    assertThat(released("words")).isEqualTo(new Verdict.Clean());
  }

  @Test
  void whatAReleasedAlarmHidesCounts() {
    first.reply(
        ALARM, ALARM, ALARM, new EngineReply.LimitExceeded("Heuristics.Limits.Exceeded"), ALARM);
    assertThat(released("words"))
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.LIMITS_EXCEEDED));
    assertThat(log.stream().filter("open"::equals)).hasSize(4);
  }

  @Test
  void twoAlarmsHideEachOtherAndMaybeMore() {
    EngineReply.Suspicious other = new EngineReply.Suspicious("Heuristics.Broken.Media.PNG", false);
    first.reply(ALARM, ALARM, other, ALARM);
    assertThat(released("words"))
        .isEqualTo(
            new Verdict.Quarantined(
                QuarantineReason.SUSPICIOUS, new Explanation(null, other.heuristic())));
  }

  private Verdict released(String content) {
    ObjectVersion upload = upload(content);
    results.answer(scan(upload, InfectedObjects.ISOLATE, List.of(QuarantineReason.SUSPICIOUS)));
    pipeline.process(created(upload), reading(upload), lane());
    return results.reports().getLast().verdict();
  }

  @Test
  void deadLetterIsIsolatedUnread() {
    ObjectVersion upload = upload("words");
    results.answer(scan(upload, InfectedObjects.DELETE));
    new DeadLetterHandler(results, objects, disposal, clock).quarantine(created(upload));
    assertThat(log)
        .containsExactly("claim", "copy to quarantine", "report quarantined", "delete the object");
    assertThat(results.reports().getFirst().verdict())
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.SCAN_FAILED));
  }

  private void process(ObjectVersion object, InfectedObjects infectedObjects) {
    results.answer(scan(object, infectedObjects));
    pipeline.process(created(object), reading(object), lane());
  }

  private ObjectVersion upload(String content) {
    return objects.put("landing", KEY, content.getBytes(UTF_8));
  }

  private ObjectReading reading(ObjectVersion object) {
    return new ObjectReading(objects, object);
  }

  private static ObjectCreated created(ObjectVersion object) {
    return new ObjectCreated(new FileId(new UUID(0, 1)), object, null);
  }

  private static Lane lane() {
    FairPermits one = new FairPermits(1, 1, 1);
    return new Lane(one, null, new FairPermits(1, 1, 1), new FairPermits(1, 1, 1));
  }

  private static ClaimResponse scan(ObjectVersion object, InfectedObjects infectedObjects) {
    return scan(object, infectedObjects, List.of());
  }

  private static ClaimResponse scan(
      ObjectVersion object, InfectedObjects infectedObjects, List<QuarantineReason> waived) {
    return scan(object, "text/plain", 1_000, infectedObjects, waived);
  }

  private static ClaimResponse scan(
      ObjectVersion object, String contentType, long maxSize, InfectedObjects infectedObjects) {
    return scan(object, contentType, maxSize, infectedObjects, List.of());
  }

  private static ClaimResponse scan(
      ObjectVersion object,
      String contentType,
      long maxSize,
      InfectedObjects infectedObjects,
      List<QuarantineReason> waived) {
    return new ClaimResponse.Scan(
        new ScanPolicy(
            "document",
            contentType,
            object.size(),
            maxSize,
            null,
            "private",
            infectedObjects,
            waived),
        "alice");
  }
}
