package dev.airlock.scan.clamav;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClamdReplyTest {

  @ParameterizedTest
  @ValueSource(strings = {"stream: OK", "stream: OK\0"})
  void onlyStreamOkMeansThatNothingWasFound(String reply) {
    assertThat(read(reply)).isEqualTo(new EngineReply.NothingFound());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\0",
        "OK",
        "stream:OK",
        "stream: ok",
        " stream: OK",
        "stream: OK ",
        "stream: OK\n",
        "stream: OK\0\0",
        "stream: OK\0stream: OK\0",
        "xstream: OK",
        "stream: OKAY",
        "/tmp/file: OK",
        "stream: ERROR",
        "stream:  FOUND",
        "stream: FOUND",
        "INSTREAM size limit exceeded. ERROR\0",
        "UNKNOWN COMMAND\0",
        "stream: Eicar-Test-Signature FOUN"
      })
  void anythingElseIsNoVerdict(String reply) {
    assertThatExceptionOfType(EngineFault.class).isThrownBy(() -> read(reply));
  }

  @Test
  void signatureNamesTheThreat() {
    assertThat(read("stream: Win.Test.EICAR_HDB-1 FOUND\0"))
        .isEqualTo(new EngineReply.Found("Win.Test.EICAR_HDB-1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stream: Heuristics.Encrypted.Zip FOUND\0",
        "stream: Heuristics.Encrypted.PDF FOUND\0",
        "stream: Heuristics.Encrypted.Doc FOUND\0"
      })
  void encryptedIsNotMalware(String reply) {
    assertThat(read(reply)).isEqualTo(new EngineReply.Encrypted());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND\0",
        "stream: Heuristics.Limits.Exceeded.MaxRecursion FOUND\0",
        "stream: Heuristics.Limits.Exceeded FOUND\0"
      })
  void limitIsNotMalware(String reply) {
    assertThat(read(reply)).isEqualTo(new EngineReply.LimitExceeded());
  }

  @Test
  void faultShowsNoControlCharacters() {
    assertThatExceptionOfType(EngineFault.class)
        .isThrownBy(() -> read("stream: \u001b[31m ERROR"))
        .withMessageNotContaining("\u001b");
  }

  private static EngineReply read(String reply) {
    return ClamdReply.read(reply.getBytes(US_ASCII));
  }
}
