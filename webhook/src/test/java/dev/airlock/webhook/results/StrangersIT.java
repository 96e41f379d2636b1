package dev.airlock.webhook.results;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.webhook.fixture.IndependentScanner;
import dev.airlock.webhook.fixture.RunningWebhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever can't be a scanner costs nothing, and learns what was wrong without any of their body
/// being read.
class StrangersIT extends RunningWebhook {
  private static final String SIGNATURE =
      "webhook-signature: v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n";
  private static final String ID = "webhook-id: msg_1\r\n";
  private static final String TIME = "webhook-timestamp: 1\r\n";

  /// Sends headers that announce a body which never comes: only who does not wait for it answers.
  private String answerTo(String headers) throws IOException {
    return raw(
        "PATCH /api/v1/files/%s/scan-result HTTP/1.1\r\nHost: localhost\r\n%s\r\n"
            .formatted(FileId.of("01a21e52-cf10-76d3-8977-1eb0e5fae67e"), headers));
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.getOutputStream().flush();
      StringBuilder answer = new StringBuilder();
      byte[] piece = new byte[4096];
      // Problems are short, and end the answer.
      while (answer.indexOf("}") < 0) {
        int count = socket.getInputStream().read(piece);
        if (count < 0) {
          break;
        }
        answer.append(new String(piece, 0, count, ISO_8859_1));
      }
      return answer.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ID + TIME,
        ID + SIGNATURE,
        TIME + SIGNATURE,
        ID + ID + TIME + SIGNATURE,
        ID + "webhook-timestamp: soon\r\n" + SIGNATURE,
        "webhook-id: a.b\r\n" + TIME + SIGNATURE,
        ID + TIME + "webhook-signature: v1,AAAA\r\n",
        ID + TIME + "webhook-signature: v2,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n",
        "Authorization: Bearer nobody-knows-this-key\r\n"
      })
  void nothingIsReadOfAStranger(String headers) throws Exception {
    assertThat(answerTo(headers + "Content-Length: 60000\r\n"))
        .startsWith("HTTP/1.1 401")
        .contains("application/problem+json", "urn:airlock:problem:unauthenticated");
  }

  @Test
  void nothingIsReadOfWhatIsTooLarge() throws Exception {
    assertThat(answerTo(ID + TIME + SIGNATURE + "Content-Length: 62914560\r\n"))
        .startsWith("HTTP/1.1 413")
        .contains("urn:airlock:problem:body-too-large");
  }

  @Test
  void compressedBodiesAreNotExpanded() throws Exception {
    assertThat(
            answerTo(ID + TIME + SIGNATURE + "Content-Encoding: gzip\r\nContent-Length: 600\r\n"))
        .startsWith("HTTP/1.1 415")
        .contains("urn:airlock:problem:unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800", "a\\udfffb"})
  void signedTextsThatCannotBeStoredAreAMistake(String text) throws Exception {
    FileId file = initiated();
    String scanning = messages(file).scanning();
    assertThat(scanner().report(file, scanning).statusCode()).isEqualTo(200);
    for (String body :
        new String[] {
          messages(file).infected().replace("Eicar-Test-Signature", text),
          scanning.replace("\"v1\"", "\"" + text + "\""),
          scanning.replace("\"abc\"", "\"" + text + "\""),
          scanning.replace("\"scanId\"", "\"" + text + "\"")
        }) {
      HttpResponse<String> answer = scanner().report(file, body);
      assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(422);
      assertThat(answer.body()).contains("urn:airlock:problem:invalid-scan-result");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /error HTTP/1.1\r\nHost: x\r\n\r\n",
        "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /?% HTTP/1.1\r\nHost: x\r\n\r\n",
        "PATCH /api/v1/files/x/scan-result HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "bogus\r\n\r\n"
      })
  void everyMistakeIsAProblem(String request) throws Exception {
    assertThat(raw(request)).startsWith("HTTP/1.1 4").contains("application/problem+json");
  }

  @Test
  void headersThatAreTooLargeAreAProblem() throws Exception {
    assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX-Large: " + "x".repeat(40_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431")
        .contains("urn:airlock:problem:headers-too-large");
  }

  @Test
  void scannersAreStillServed() throws Exception {
    FileId file = initiated();
    assertThat(
            scanner()
                .report(
                    file.toString(),
                    messages(file).scanning(),
                    IndependentScanner.SECRET,
                    Instant.now())
                .statusCode())
        .isEqualTo(200);
  }
}
