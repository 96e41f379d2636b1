package dev.airlock.sandbox.clamd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ClamdConfigurationTest {

  @Test
  void limitsStreamsFilesAndScansAlike() {
    assertThat(text(new ClamdServerSettings(4_000, true)))
        .contains("StreamMaxLength 4000M\n", "MaxScanSize 4000M\n", "MaxFileSize 4000M\n");
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
