package dev.airlock.sandbox.clamd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClamdConfigurationTest {

  @Test
  void limitsStreamsFilesAndScansAlike() {
    assertThat(text(new ClamdServerSettings(4_000, true)))
        .contains("StreamMaxLength 4000M\n", "MaxScanSize 4000M\n", "MaxFileSize 4000M\n");
  }

  /// Each of these is a step that clamd leaves out of larger files, without a word.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "PCREMaxFileSize",
        "MaxHTMLNormalize",
        "MaxHTMLNoTags",
        "MaxScriptNormalize",
        "MaxEmbeddedPE",
        "MaxZipTypeRcg"
      })
  void leavesNoStepOutOfWhatItTakes(String limit) {
    assertThat(text(new ClamdServerSettings(4_000, true))).contains("\n" + limit + " 4000M\n");
  }

  /// What the sandbox scans with is what containers and Kubernetes scan with.
  @Test
  void isTheConfigurationThatIsShippedButForWhereItRuns() throws IOException {
    Set<String> own =
        Set.of(
            "TCPAddr",
            "TCPSocket",
            "DatabaseDirectory",
            "TemporaryDirectory",
            "SelfCheck",
            "DisableCache");
    Map<String, String> shipped = options(Files.readString(Path.of("../deploy/clamav/clamd.conf")));
    Map<String, String> here = options(text(ClamdServerSettings.DEFAULT));
    shipped.keySet().removeAll(own);
    here.keySet().removeAll(own);
    assertThat(here).hasSizeGreaterThan(20).isEqualTo(shipped);
  }

  private static Map<String, String> options(String text) {
    return text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(option -> option[0], option -> option[1]));
  }

  @Test
  void turnsTheCacheOffWhereItIsNotWanted() {
    assertThat(text(new ClamdServerSettings(600, false))).contains("DisableCache yes\n");
    assertThat(text(ClamdServerSettings.DEFAULT)).contains("DisableCache no\n");
  }

  private static String text(ClamdServerSettings settings) {
    SignatureDatabase database = new SignatureDatabase(Path.of("db"), "none", 0);
    return new ClamdConfiguration(database, Path.of("tmp"), "127.0.0.1", 3310, settings).text();
  }
}
