package dev.airlock.scan.clamav;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.scan.canary.Canaries;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/// Real clamds that are set otherwise than Airlock needs: none of them gets anything to scan, and
/// each is told what to set.
class MisconfiguredClamdIT {
  @TempDir private Path folder;
  private OwnClamd clamd;

  @BeforeEach
  void prepare() throws Exception {
    clamd = new OwnClamd(folder);
  }

  @AfterEach
  void stop() {
    clamd.close();
  }

  @Test
  void theShippedConfigurationPasses() throws Exception {
    clamd.startWith();
    assertThat(condition()).isEqualTo(NodeCondition.of(NodeState.UP));
  }

  @Test
  void largerLimitsThanNeededPass() throws Exception {
    clamd.startWith(
        "StreamMaxLength 900M", "MaxScanSize 900M", "MaxFileSize 900M", "MaxRecursion 90");
    assertThat(condition()).isEqualTo(NodeCondition.of(NodeState.UP));
  }

  @Test
  void aClamdAsItComesIsRefused() throws Exception {
    clamd.startAsItIs();
    assertThat(condition().state()).isEqualTo(NodeState.MISCONFIGURED);
    assertThat(condition().reasons())
        .containsExactlyInAnyOrder(
            "does not find EICAR in a large HTML page (clamd.conf: MaxHTMLNormalize, as much as"
                + " StreamMaxLength)",
            "does not tell that a zip is encrypted (clamd.conf: AlertEncrypted yes)",
            "does not tell that it skips parts of zips nested too deep (clamd.conf:"
                + " AlertExceedsMax yes)");
  }

  @Test
  void aClamdThatDoesNotKnowTheTestFileIsRefused() throws Exception {
    clamd.loadSignature("Something-Else", "something else, which nobody sends");
    clamd.startWith();
    assertThat(condition().reasons())
        .containsExactly(
            "does not find EICAR in the EICAR test file itself (clamd.conf: DatabaseDirectory: it"
                + " loads no signature that knows EICAR)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ScanArchive no        | does not find EICAR in a zip (clamd.conf: ScanArchive yes)",
        "ScanPDF no            | does not find EICAR in a PDF attachment (clamd.conf: ScanPDF yes)",
        "ScanOLE2 no           | does not find EICAR in an OLE2 stream (clamd.conf: ScanOLE2 yes)",
        "ScanMail no           | does not find EICAR in a mail (clamd.conf: ScanMail yes)",
        "ScanHTML no           | does not find EICAR in a picture in HTML (clamd.conf: ScanHTML"
            + " yes)",
        "AlertEncrypted no     | does not tell that a zip is encrypted (clamd.conf: AlertEncrypted"
            + " yes)",
        "AlertExceedsMax no    | does not tell that it skips parts of zips nested too deep"
            + " (clamd.conf: AlertExceedsMax yes)",
        "MaxRecursion 5        | does not find EICAR in nested zips (clamd.conf: MaxRecursion 17)",
        "MaxHTMLNormalize 40M  | does not find EICAR in a large HTML page (clamd.conf:"
            + " MaxHTMLNormalize, as much as StreamMaxLength)",
        "StreamMaxLength 300M  | takes less than airlock.scan.max-size (clamd.conf:"
            + " StreamMaxLength, at least 629145600)",
        "MaxScanSize 300M      | takes less than airlock.scan.max-size (clamd.conf: MaxScanSize, at"
            + " least 629145600)",
        "MaxFileSize 300M      | takes less than airlock.scan.max-size (clamd.conf: MaxFileSize, at"
            + " least 629145600)",
        "MaxScanSize 900M      | skips members of archives without a word (clamd.conf: MaxFileSize,"
            + " as much as MaxScanSize)",
      })
  void oneOptionThatIsSetOtherwiseIsNamed(String option, String reason) throws Exception {
    clamd.startWith(option);
    assertThat(condition()).isEqualTo(NodeCondition.of(NodeState.MISCONFIGURED, reason));
  }

  /// They are sent again and again: see what they cost.
  @Test
  void theCanariesAreSmall() {
    assertThat(
            Canaries.thorough().stream().mapToInt(canary -> canary.content().make().length).sum())
        .isLessThan(100_000);
  }

  private NodeCondition condition() {
    ClamdNode node =
        new ClamdNode(
            NodeAddress.parse(clamd.address()),
            new ClamdSettings(
                List.of(clamd.address()),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                DataSize.ofMegabytes(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                "1.4",
                Duration.ofDays(3),
                null),
            DataSize.ofMegabytes(600).toBytes(),
            (_, _) -> Instant.EPOCH,
            Clock.systemUTC());
    node.probe();
    node.close();
    return node.condition();
  }
}
