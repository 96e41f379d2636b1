package dev.airlock.scan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.InfectedObjects;
import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.verdict.Explanation;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.clamav.EngineReply;
import dev.airlock.scan.structure.MemberPath;
import dev.airlock.scan.structure.StructureFindings;
import dev.airlock.scan.structure.StructureOutcome;
import dev.airlock.scan.type.DetectedType;
import dev.airlock.scan.type.DetectedType.Fit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What the verdict is, by what a scan showed.
class VerdictRulesTest {
  private static final MemberPath INNER = new MemberPath(List.of("invoice.zip", "a.docx"));
  private static final String SHA_256 = "0".repeat(64);
  private static final EngineReply NOTHING = new EngineReply.NothingFound();
  private static final EngineReply LIMIT =
      new EngineReply.LimitExceeded("Heuristics.Limits.Exceeded");
  private static final EngineReply ENCRYPTED = new EngineReply.Encrypted();
  private static final List<QuarantineReason> EVERYTHING = List.of(QuarantineReason.values());

  @Test
  void cleanIsWhatHasNothingWrong() {
    assertThat(verdictOn(outcome(NOTHING, Fit.FITS), policy(5, null, List.of())))
        .isEqualTo(new Verdict.Clean());
    assertThat(verdictOn(outcome(NOTHING, Fit.FITS), policy(5, SHA_256, List.of())))
        .isEqualTo(new Verdict.Clean());
  }

  @ParameterizedTest
  @EnumSource
  void malwareComesFirstWhateverElseIsWrongAndWaived(Fit fit) {
    ScanOutcome cut = outcome(new EngineReply.Found("Eicar"), fit, 0, 7, false);
    assertThat(verdictOn(cut, policy(5, "1".repeat(64), EVERYTHING)))
        .isEqualTo(new Verdict.Infected(List.of("Eicar")));
  }

  @ParameterizedTest
  @CsvSource({
    "CORRUPT, CORRUPT",
    "MISMATCH, TYPE_MISMATCH",
  })
  void whatItsBytesShowQuarantinesUnlessItIsWaived(Fit fit, QuarantineReason reason) {
    assertThat(verdictOn(outcome(NOTHING, fit), policy(5, null, List.of())))
        .isEqualTo(because(reason));
    assertThat(verdictOn(outcome(NOTHING, fit), policy(5, null, List.of(reason))))
        .isEqualTo(new Verdict.Clean());
  }

  @Test
  void encryptionAndTypeAreWaivedEachByItself() {
    ScanOutcome encrypted = outcome(NOTHING, encrypted(Fit.FITS));
    assertThat(verdictOn(encrypted, policy(5, null, List.of())))
        .isEqualTo(because(QuarantineReason.ENCRYPTED));
    assertThat(verdictOn(encrypted, policy(5, null, List.of(QuarantineReason.ENCRYPTED))))
        .isEqualTo(new Verdict.Clean());

    ScanOutcome both = outcome(NOTHING, encrypted(Fit.MISMATCH));
    assertThat(verdictOn(both, policy(5, null, List.of())))
        .isEqualTo(because(QuarantineReason.ENCRYPTED));
    assertThat(verdictOn(both, policy(5, null, List.of(QuarantineReason.ENCRYPTED))))
        .isEqualTo(because(QuarantineReason.TYPE_MISMATCH));
    assertThat(verdictOn(both, policy(5, null, List.of(QuarantineReason.TYPE_MISMATCH))))
        .isEqualTo(because(QuarantineReason.ENCRYPTED));
    ScanOutcome seen = outcome(ENCRYPTED, encrypted(Fit.MISMATCH));
    assertThat(verdictOn(seen, policy(5, null, List.of(QuarantineReason.ENCRYPTED))))
        .isEqualTo(because(QuarantineReason.TYPE_MISMATCH));
  }

  @Test
  void whatTheEngineCouldNotReadToTheEndIsNeverWaived() {
    assertThat(verdictOn(outcome(LIMIT, Fit.FITS), policy(5, null, EVERYTHING)))
        .isEqualTo(because(QuarantineReason.LIMITS_EXCEEDED));
    assertThat(verdictOn(outcome(ENCRYPTED, Fit.FITS), policy(5, null, EVERYTHING)))
        .as("encrypted in parts")
        .isEqualTo(because(QuarantineReason.ENCRYPTED));
    assertThat(verdictOn(outcome(ENCRYPTED, encrypted(Fit.FITS)), policy(5, null, EVERYTHING)))
        .as("encrypted as a whole")
        .isEqualTo(new Verdict.Clean());
  }

  @Test
  void anAlarmOfAHeuristicIsSuspiciousAndNamed() {
    for (boolean alone : List.of(true, false)) {
      assertThat(verdictOn(outcome(alarm(alone), Fit.FITS), policy(5, null, List.of())))
          .isEqualTo(suspicious());
    }
  }

  @Test
  void anAlarmIsWaivedOnlyWhereItHidesNothing() {
    List<QuarantineReason> released = List.of(QuarantineReason.SUSPICIOUS);
    assertThat(verdictOn(outcome(alarm(true), Fit.FITS), policy(5, null, released)))
        .isEqualTo(new Verdict.Clean());
    assertThat(verdictOn(outcome(alarm(false), Fit.FITS), policy(5, null, EVERYTHING)))
        .isEqualTo(suspicious());
  }

  @ParameterizedTest
  @CsvSource({
    "CORRUPT, CORRUPT",
    "MISMATCH, TYPE_MISMATCH",
  })
  void anAlarmAndWhatItsBytesShowAreWaivedEachByItself(Fit fit, QuarantineReason reason) {
    ScanOutcome both = outcome(alarm(true), fit);
    assertThat(verdictOn(both, policy(5, null, List.of()))).isEqualTo(suspicious());
    assertThat(verdictOn(both, policy(5, null, List.of(reason)))).isEqualTo(suspicious());
    assertThat(verdictOn(both, policy(5, null, List.of(QuarantineReason.SUSPICIOUS))))
        .isEqualTo(because(reason));
  }

  @Test
  void waivingAnAlarmWaivesNothingElse() {
    List<QuarantineReason> released = List.of(QuarantineReason.SUSPICIOUS);
    assertThat(verdictOn(outcome(LIMIT, Fit.FITS), policy(5, null, released)))
        .isEqualTo(because(QuarantineReason.LIMITS_EXCEEDED));
    assertThat(verdictOn(outcome(ENCRYPTED, encrypted(Fit.FITS)), policy(5, null, released)))
        .isEqualTo(because(QuarantineReason.ENCRYPTED));
    assertThat(verdictOn(outcome(alarm(true), Fit.FITS), policy(6, null, released)))
        .isEqualTo(because(QuarantineReason.CHECKSUM_MISMATCH));
    assertThat(
            verdictOn(outcome(new EngineReply.Found("Eicar"), Fit.FITS), policy(5, null, released)))
        .isEqualTo(new Verdict.Infected(List.of("Eicar")));
  }

  @Test
  void namesNoHeuristicInCharactersThatCannotBeTold() {
    assertThat(
            verdictOn(
                    outcome(new EngineReply.Suspicious("\u001b" + "x".repeat(300), true), Fit.FITS),
                    policy(5, null, List.of()))
                .explanation()
                .what())
        .isEqualTo("\uFFFD" + "x".repeat(198) + "…");
  }

  @Test
  void malwareThatOnlyTheSecondLookFoundComesFirst() {
    StructureFindings found =
        new StructureFindings(List.of(new StructureOutcome.Infected("Eicar", INNER)));
    for (EngineReply reply : List.of(NOTHING, ENCRYPTED, alarm(true))) {
      assertThat(verdictOn(lookedInto(reply, found), policy(5, null, EVERYTHING)))
          .isEqualTo(new Verdict.Infected(List.of("Eicar"), told(null)));
    }
  }

  @Test
  void whatKeepsTheEngineFromSeeingAllIsToldAndWaivedEachByItself() {
    StructureFindings found =
        new StructureFindings(
            List.of(
                new StructureOutcome.Encrypted(INNER),
                new StructureOutcome.Unscannable("a cabinet", INNER),
                new StructureOutcome.Corrupt("two directories", MemberPath.OBJECT)));
    ScanOutcome outcome = lookedInto(NOTHING, found);
    assertThat(verdictOn(outcome, policy(5, null, List.of())))
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.ENCRYPTED, told(null)));
    assertThat(verdictOn(outcome, policy(5, null, List.of(QuarantineReason.ENCRYPTED))))
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.UNSCANNABLE, told("a cabinet")));
    assertThat(
            verdictOn(
                outcome,
                policy(5, null, List.of(QuarantineReason.ENCRYPTED, QuarantineReason.UNSCANNABLE))))
        .isEqualTo(
            new Verdict.Quarantined(
                QuarantineReason.CORRUPT, new Explanation(null, "two directories")));
    assertThat(verdictOn(outcome, policy(5, null, EVERYTHING))).isEqualTo(new Verdict.Clean());
  }

  /// Who answers for what contradicts itself does not answer for what nobody has read.
  @Test
  void whatIsTooDamagedToBeReadIsNotReleasedAsCorrupt() {
    StructureFindings damaged =
        new StructureFindings(List.of(new StructureOutcome.Damaged("is cut off", INNER)));
    ScanOutcome outcome = lookedInto(NOTHING, damaged);
    Verdict corrupt = new Verdict.Quarantined(QuarantineReason.CORRUPT, told("is cut off"));
    assertThat(verdictOn(outcome, policy(5, null, List.of()))).isEqualTo(corrupt);
    assertThat(verdictOn(outcome, policy(5, null, List.of(QuarantineReason.CORRUPT))))
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.UNSCANNABLE, told("is cut off")));
    assertThat(verdictOn(outcome, policy(5, null, List.of(QuarantineReason.UNSCANNABLE))))
        .isEqualTo(corrupt);
  }

  @Test
  void nobodyAnswersForALimitOrForAnAlarmInside() {
    for (StructureOutcome inside :
        List.of(
            new StructureOutcome.LimitsExceeded("lies too deep", INNER),
            new StructureOutcome.Suspicious("Heuristics.Phishing", INNER))) {
      ScanOutcome outcome = lookedInto(NOTHING, new StructureFindings(List.of(inside)));
      assertThat(verdictOn(outcome, policy(5, null, EVERYTHING)))
          .as(inside.toString())
          .isInstanceOf(Verdict.Quarantined.class);
    }
  }

  @Test
  void encryptionThatTheEngineMetIsWaivedOnlyForAnObjectThatIsEncryptedAsAWhole() {
    List<QuarantineReason> waived = List.of(QuarantineReason.ENCRYPTED);
    assertThat(
            verdictOn(
                lookedInto(ENCRYPTED, encryptedAt(MemberPath.OBJECT)), policy(5, null, waived)))
        .isEqualTo(new Verdict.Clean());
    assertThat(verdictOn(lookedInto(ENCRYPTED, encryptedAt(INNER)), policy(5, null, waived)))
        .isEqualTo(new Verdict.Quarantined(QuarantineReason.ENCRYPTED, told(null)));
  }

  private static StructureFindings encryptedAt(MemberPath path) {
    return new StructureFindings(List.of(new StructureOutcome.Encrypted(path)));
  }

  private static Explanation told(@Nullable String what) {
    return new Explanation("invoice.zip › a.docx", what);
  }

  @Test
  void bytesThatAreNotTheOnesDeclaredAreNeverWaived() {
    Verdict mismatch = because(QuarantineReason.CHECKSUM_MISMATCH);
    assertThat(verdictOn(outcome(NOTHING, Fit.FITS, 5, 5, false), policy(5, null, EVERYTHING)))
        .as("not read to the end")
        .isEqualTo(mismatch);
    assertThat(verdictOn(outcome(NOTHING, Fit.FITS, 5, 6, true), policy(5, null, EVERYTHING)))
        .as("not the size in S3")
        .isEqualTo(mismatch);
    assertThat(verdictOn(outcome(NOTHING, Fit.FITS), policy(6, null, EVERYTHING)))
        .as("not the declared size")
        .isEqualTo(mismatch);
    assertThat(verdictOn(outcome(NOTHING, Fit.FITS), policy(5, "1".repeat(64), EVERYTHING)))
        .as("not the declared digest")
        .isEqualTo(mismatch);
  }

  @Test
  void sizesOutOfBoundsAreNeverWaived() {
    assertThat(verdictOn(outcome(NOTHING, Fit.FITS, 0, 0, true), policy(0, null, EVERYTHING)))
        .isEqualTo(because(QuarantineReason.EMPTY));
    assertThat(verdictOn(outcome(NOTHING, Fit.FITS, 101, 101, true), policy(101, null, EVERYTHING)))
        .isEqualTo(because(QuarantineReason.TOO_LARGE));
  }

  private static Verdict verdictOn(ScanOutcome outcome, ScanPolicy policy) {
    return VerdictRules.verdictOn(outcome, policy);
  }

  private static EngineReply alarm(boolean alone) {
    return new EngineReply.Suspicious("Heuristics.OLE2.ContainsMacros", alone);
  }

  private static Verdict suspicious() {
    return new Verdict.Quarantined(
        QuarantineReason.SUSPICIOUS, new Explanation(null, "Heuristics.OLE2.ContainsMacros"));
  }

  private static Verdict because(QuarantineReason reason) {
    return new Verdict.Quarantined(reason);
  }

  private static DetectedType encrypted(Fit fit) {
    return new DetectedType("application/pdf", fit, true);
  }

  private static ScanOutcome outcome(EngineReply reply, Fit fit) {
    return outcome(reply, fit, 5, 5, true);
  }

  private static ScanOutcome outcome(EngineReply reply, DetectedType type) {
    return outcome(reply, type, 5, 5, true);
  }

  private static ScanOutcome outcome(
      EngineReply reply, Fit fit, long size, long sizeInS3, boolean complete) {
    return outcome(reply, new DetectedType("text/plain", fit, false), size, sizeInS3, complete);
  }

  private static ScanOutcome outcome(
      EngineReply reply, DetectedType type, long size, long sizeInS3, boolean complete) {
    return outcome(reply, type, StructureFindings.NONE, size, sizeInS3, complete);
  }

  private static ScanOutcome lookedInto(EngineReply reply, StructureFindings structure) {
    return outcome(reply, new DetectedType("text/plain", Fit.FITS, false), structure, 5, 5, true);
  }

  private static ScanOutcome outcome(
      EngineReply reply,
      DetectedType type,
      StructureFindings structure,
      long size,
      long sizeInS3,
      boolean complete) {
    return new ScanOutcome(
        reply,
        new ScanEngine("ClamAV", null, null, null),
        type,
        structure,
        size,
        sizeInS3,
        complete,
        SHA_256);
  }

  private static ScanPolicy policy(
      long size, @Nullable String sha256, List<QuarantineReason> waived) {
    return new ScanPolicy(
        "document", "text/plain", size, 100, sha256, "private", InfectedObjects.ISOLATE, waived);
  }
}
