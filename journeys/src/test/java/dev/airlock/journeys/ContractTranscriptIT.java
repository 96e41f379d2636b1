package dev.airlock.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the contract for scanners shows of a shell is what a shell does.
class ContractTranscriptIT {
  private static final Path ROOT = Path.of(System.getProperty("airlock.root"));

  @ParameterizedTest
  @ValueSource(strings = {"secret=", "key="})
  void isTrue(String beginning) throws Exception {
    Transcript transcript =
        Transcript.in(Files.readString(ROOT.resolve("docs/scan-result-webhook.md")), beginning);

    Process bash = new ProcessBuilder("bash", "-s").redirectErrorStream(true).start();
    bash.getOutputStream().write(transcript.script().getBytes(UTF_8));
    bash.getOutputStream().close();
    String printed = new String(bash.getInputStream().readAllBytes(), UTF_8);
    assertThat(bash.waitFor()).isZero();

    assertThat(transcript.printed(printed)).isEqualTo(transcript.steps());
    assertThat(transcript.steps().getLast().output()).isNotEmpty();
  }
}
