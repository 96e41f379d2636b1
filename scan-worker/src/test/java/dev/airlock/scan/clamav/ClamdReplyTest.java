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
        "stream: Heuristics.Encrypted.Doc FOUND\0",
        "stream: Heuristics.Encrypted.Office.UNOFFICIAL FOUND\0"
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
    assertThat(read(reply)).isInstanceOf(EngineReply.LimitExceeded.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stream: Heuristics.Limits.Unscanned.Zip64 FOUND\0",
        "stream: Heuristics.Limits.Unscanned.Zip64.UNOFFICIAL FOUND\0"
      })
  void whatTheEngineDoesNotOpenIsNoLimit(String reply) {
    assertThat(read(reply)).isEqualTo(new EngineReply.Unscanned("Zip64"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Heuristics.Phishing.Email.SpoofedDomain",
        "Heuristics.OLE2.ContainsMacros",
        "Heuristics.OLE2.ContainsMacros.VBA",
        "Heuristics.Broken.Media.PNG.ChunkSizeTooLarge",
        "Heuristics.Broken.Executable",
        "Heuristics.Structured.CreditCardNumber",
        "Heuristics.Phishing.Email.SSL-Spoof(44d88612fea8a8f36de82e1278abb02f:68)"
      })
  void heuristicIsSuspiciousAndMayHideSomething(String name) {
    assertThat(read("stream: " + name + " FOUND\0"))
        .isEqualTo(new EngineReply.Suspicious(name, false));
  }

  /// A database of one's own may give its signatures any name; what is no heuristic of the engine
  /// beyond doubt is malware, for which no operator can answer.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Heuristics.Phishing.Email.SpoofedDomain.UNOFFICIAL",
        "Heuristics.OLE2.ContainsMacros.UNOFFICIAL(44d88612fea8a8f36de82e1278abb02f:68)",
        "Win.Trojan.Heuristics.Phishing-1",
        "My.Heuristics.OLE2.ContainsMacros.UNOFFICIAL",
        "BC.Heuristics.Trojan",
        "PUA.Heuristics.Packed",
        "heuristics.Phishing.Email",
        "HEURISTICS.Broken.Media.PNG",
        "Heuristics",
        "Heuristics.",
        "Heuristics.Limits",
        "Heuristics.Encrypted",
        "Heuristics.EncryptedZip",
        "HeuristicsOLE2.ContainsMacros",
        "Heuristics.Broken Media",
        "Heuristics.Broken\u001b[31m",
        "stream: Heuristics.Broken.Media.PNG"
      })
  void whatOnlyLooksLikeAHeuristicIsAThreat(String name) {
    assertThat(read("stream: " + name + " FOUND\0")).isEqualTo(new EngineReply.Found(name));
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
