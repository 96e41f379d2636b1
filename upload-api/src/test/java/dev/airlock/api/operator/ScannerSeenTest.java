package dev.airlock.api.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.registry.overview.RecentVerdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScannerSeenTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  @Test
  void eachNodeAndEachVersionOfItsSignaturesIsSeenByItself() {
    List<ScannerSeen> seen =
        ScannerSeen.in(
            List.of(
                verdict("b", "27818", 1, null),
                verdict("a", "27817", 2, QuarantineReason.SCAN_FAILED),
                verdict("b", "27818", 3, QuarantineReason.ENCRYPTED),
                verdict("b", "27817", 4, null)));

    assertThat(seen)
        .containsExactly(
            scanner("b", "27818", 1, 2, 0),
            scanner("a", "27817", 2, 1, 1),
            scanner("b", "27817", 4, 1, 0));
  }

  @Test
  void theRateCountsTheLastFiveMinutesAndSaysWhenThereWereMore() {
    List<RecentVerdict> last =
        List.of(
            verdict("a", "1", 0, null), verdict("a", "1", 300, null), verdict("a", "1", 301, null));
    assertThat(VerdictRate.of(last, 3, NOW)).isEqualTo(new VerdictRate(5, 2, false));
    assertThat(VerdictRate.of(last.subList(0, 2), 2, NOW)).isEqualTo(new VerdictRate(5, 2, true));
    assertThat(VerdictRate.of(List.of(), 2, NOW)).isEqualTo(new VerdictRate(5, 0, false));
  }

  private static RecentVerdict verdict(
      String node, String signatures, int secondsAgo, @Nullable QuarantineReason reason) {
    return new RecentVerdict(
        reason == null ? FileStatus.CLEAN : FileStatus.QUARANTINED,
        reason,
        "scan-worker",
        node,
        "ClamAV",
        "1.4.6",
        signatures,
        NOW.minusSeconds(secondsAgo));
  }

  private static ScannerSeen scanner(
      String node, String signatures, int secondsAgo, int verdicts, int failed) {
    return new ScannerSeen(
        "scan-worker",
        node,
        "ClamAV",
        "1.4.6",
        signatures,
        NOW.minusSeconds(secondsAgo),
        verdicts,
        failed);
  }
}
