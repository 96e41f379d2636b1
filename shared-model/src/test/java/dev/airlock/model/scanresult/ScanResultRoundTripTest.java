package dev.airlock.model.scanresult;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.verdict.Explanation;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ScanResultRoundTripTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final UUID SCAN = UUID.fromString("0b0e1a52-6d3f-4c0e-9a51-1b8d1b6c7e01");
  private static final Instant STARTED = Instant.parse("2026-11-21T10:00:00.123456Z");
  private static final ObjectVersion OBJECT =
      new ObjectVersion("airlock-uploads", "resume/1", "v1", "etag", 68);
  private static final Evidence EVIDENCE =
      new Evidence(
          "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f",
          "text/plain",
          new ScanEngine("ClamAV", "1.4.6", "27812", Instant.parse("2026-11-20T09:00:00Z")),
          new ObjectLocation("airlock-clean", "resume/1", "v2"),
          STARTED,
          STARTED.plusSeconds(1));
  private static final Evidence NO_EVIDENCE = new Evidence(null, null, null, null, null, null);

  static Stream<ScanReport> reports() {
    return Stream.of(
        new ScanReport.Claim(SCAN, OBJECT, STARTED),
        new ScanReport.Claim(SCAN, OBJECT, null),
        new ScanReport.Claim(SCAN, OBJECT, STARTED, STARTED.minusSeconds(1)),
        new ScanReport.Claim(SCAN, new ObjectVersion("b", "k", null, "etag", 0), null),
        verdict(new Verdict.Clean(), EVIDENCE),
        verdict(new Verdict.Infected(List.of("Eicar", "Other")), EVIDENCE),
        verdict(new Verdict.Infected(List.of("Eicar")), NO_EVIDENCE),
        verdict(
            new Verdict.Infected(List.of("Eicar"), new Explanation("a.zip › b", null)), EVIDENCE),
        verdict(new Verdict.Quarantined(QuarantineReason.LIMITS_EXCEEDED), EVIDENCE),
        verdict(
            new Verdict.Quarantined(
                QuarantineReason.UNSCANNABLE, new Explanation("a.zip › b.cab", "a cabinet")),
            EVIDENCE),
        verdict(
            new Verdict.Quarantined(QuarantineReason.SUSPICIOUS, new Explanation(null, "macros")),
            NO_EVIDENCE),
        verdict(new Verdict.Quarantined(QuarantineReason.SCAN_FAILED), NO_EVIDENCE));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void meansTheSameAfterTheJourney(ScanReport report) {
    String sent = JSON.writeValueAsString(message(report));

    assertThat(JSON.readValue(sent, ScanResultMessage.class).toReport()).isEqualTo(report);
  }

  @Test
  void leavesOutWhatIsAbsent() {
    String sent = JSON.writeValueAsString(message(new ScanReport.Claim(SCAN, OBJECT, null)));

    assertThat(sent)
        .isEqualTo(
            "{\"scanId\":\"0b0e1a52-6d3f-4c0e-9a51-1b8d1b6c7e01\",\"status\":\"scanning\","
                + "\"object\":{\"bucket\":\"airlock-uploads\",\"key\":\"resume/1\","
                + "\"versionId\":\"v1\",\"eTag\":\"etag\",\"size\":68}}");
  }

  @Test
  void writesTimesAsRfc3339() {
    String sent = JSON.writeValueAsString(message(new ScanReport.Claim(SCAN, OBJECT, STARTED)));

    assertThat(sent).contains("\"startedAt\":\"2026-11-21T10:00:00.123456Z\"");
  }

  private static ScanReport.VerdictReport verdict(Verdict verdict, Evidence evidence) {
    return new ScanReport.VerdictReport(SCAN, OBJECT, verdict, evidence);
  }

  private static ScanResultMessage message(ScanReport report) {
    return switch (report) {
      case ScanReport.Claim claim -> ScanResultMessage.of(claim);
      case ScanReport.VerdictReport verdict -> ScanResultMessage.of(verdict);
    };
  }
}
