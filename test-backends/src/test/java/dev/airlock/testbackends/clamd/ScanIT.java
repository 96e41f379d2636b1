package dev.airlock.testbackends.clamd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.sandbox.clamd.ClamdServerSettings;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScanIT {

  private final TestNamespace namespace = Backends.shared().namespace("scan");
  private final ClamdStreams clamd = new ClamdStreams(namespace.clamdHost(), namespace.clamdPort());

  @Test
  void findsTheTestVirus() throws IOException {
    assertThat(clamd.scan(ClamdStreams.eicar()))
        .isEqualTo("stream: Eicar-Test-Signature.UNOFFICIAL FOUND");
  }

  @Test
  void findsNothingInACleanStream() throws IOException {
    assertThat(clamd.scan("clean".getBytes(StandardCharsets.UTF_8))).isEqualTo("stream: OK");
  }

  @Test
  void doesNotPassWhatItCannotDecrypt() throws IOException {
    assertThat(clamd.scan(ClamdStreams.encryptedZip()))
        .isEqualTo("stream: Heuristics.Encrypted.Zip FOUND");
  }

  @Test
  void doesNotPassAMemberLargerThanItUnpacks() throws IOException {
    assertThat(clamd.scan(ClamdStreams.zipOfZeros(ClamdServerSettings.DEFAULT.largest() + 1)))
        .startsWith("stream: Heuristics.Limits.Exceeded.");
  }
}
