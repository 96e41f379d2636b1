package dev.airlock.api.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RecordedScan;
import dev.airlock.api.fixture.RunningApi;
import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.scan.Scans;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/// Only clean files can be downloaded, and only the version that was scanned.
class DownloadIT extends RunningApi {

  @Autowired Scans scans;
  @Autowired S3Client s3;

  @Test
  void servesOnlyTheScannedVersion() throws Exception {
    FileId file = newFile("notes.txt");
    ObjectLocation scanned = recordVerdict(file, new Verdict.Clean());
    s3.putObject(
        put -> put.bucket(scanned.bucket()).key(scanned.key()),
        RequestBody.fromString("never scanned!"));

    JsonNode download = json(download(file, ""), 200);
    assertThat(download.get("sha256").stringValue()).isEqualTo(RecordedScan.SHA_256);
    assertThat(download.get("size").longValue()).isEqualTo(RecordedScan.WORDS.length);
    HttpResponse<byte[]> served = client("alice").fetch(download.get("downloadUrl").stringValue());
    assertThat(served.statusCode()).isEqualTo(200);
    assertThat(served.body()).isEqualTo(RecordedScan.WORDS);
  }

  /// Size and name without the bytes, of the scanned version too. Either link is for its method.
  @Test
  void headsHaveALinkOfTheirOwn() throws Exception {
    FileId file = newFile("notes.txt");
    ObjectLocation scanned = recordVerdict(file, new Verdict.Clean());
    s3.putObject(
        put -> put.bucket(scanned.bucket()).key(scanned.key()),
        RequestBody.fromString("never scanned, and longer!"));

    JsonNode download = json(download(file, ""), 200);
    String headUrl = download.get("headUrl").stringValue();
    HttpResponse<Void> shown = head(headUrl);
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.headers().firstValueAsLong("Content-Length"))
        .hasValue(RecordedScan.WORDS.length);
    assertThat(client("alice").fetch(headUrl).statusCode()).isEqualTo(403);
    assertThat(head(download.get("downloadUrl").stringValue()).statusCode()).isEqualTo(403);
  }

  private static HttpResponse<Void> head(String link) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(link)).HEAD().build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }

  @Test
  void goodNamesSurvive() throws Exception {
    FileId file = newFile("Bericht für \\\"Ötzi\\\" 北京.txt");
    recordVerdict(file, new Verdict.Clean());
    HttpResponse<byte[]> served =
        client("alice").fetch(json(download(file, ""), 200).get("downloadUrl").stringValue());
    assertThat(served.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment;")
        .contains("filename*=UTF-8''Bericht%20f%C3%BCr%20%22%C3%96tzi%22%20%E5%8C%97%E4%BA%AC.txt");
    assertThat(served.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"京", "🚀"})
  void theLongestNameSurvives(String character) throws Exception {
    FileId file = newFile(character.repeat(251) + ".txt");
    recordVerdict(file, new Verdict.Clean());
    JsonNode download = json(download(file, ""), 200);
    assertThat(download.get("fileName").stringValue()).startsWith(character).endsWith(".txt");
    HttpResponse<byte[]> served = client("alice").fetch(download.get("downloadUrl").stringValue());
    assertThat(served.statusCode()).isEqualTo(200);
    assertThat(served.headers().firstValue("Content-Disposition").orElseThrow())
        .endsWith(URLEncoder.encode(character.repeat(251), UTF_8) + ".txt");
  }

  @Test
  void nothingButCleanIsServed() throws Exception {
    FileId pending = newFile("notes.txt");
    problem(download(pending, ""), 409, "file-not-clean");
    FileId infected = newFile("notes.txt");
    recordVerdict(infected, new Verdict.Infected(List.of("Eicar-Test-Signature")));
    problem(download(infected, ""), 409, "file-not-clean");
    FileId quarantined = newFile("notes.txt");
    recordVerdict(quarantined, new Verdict.Quarantined(QuarantineReason.ENCRYPTED));
    problem(download(quarantined, ""), 409, "file-not-clean");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "604801", "99999999999999999999", "soon", "1.5"})
  void validityIsBounded(String expiresIn) throws Exception {
    FileId file = newFile("notes.txt");
    assertThat(
            problem(download(file, "?expiresIn=" + expiresIn), 400, "invalid-field")
                .get("field")
                .stringValue())
        .isEqualTo("expiresIn");
  }

  @Test
  void sevenDaysAreFine() throws Exception {
    FileId file = newFile("notes.txt");
    recordVerdict(file, new Verdict.Clean());
    assertThat(download(file, "?expiresIn=604800").statusCode()).isEqualTo(200);
  }

  @Test
  void linkCannotBeAltered() throws Exception {
    FileId file = newFile("notes.txt");
    recordVerdict(file, new Verdict.Clean());
    String link = json(download(file, ""), 200).get("downloadUrl").stringValue();
    assertThat(link).contains("versionId=");
    for (String altered :
        new String[] {
          link.replaceFirst("versionId=[^&]*", "versionId=other"),
          link.replaceFirst("&?versionId=[^&]*", ""),
          link.replace(NAMESPACE.cleanBucket(), NAMESPACE.quarantineBucket()),
          link.replaceFirst("X-Amz-Expires=\\d+", "X-Amz-Expires=600000")
        }) {
      assertThat(client("alice").fetch(altered).statusCode()).isEqualTo(403);
    }
  }

  private HttpResponse<String> download(FileId file, String query) throws Exception {
    return client("alice").get("/api/v1/files/" + file + "/download" + query);
  }

  private FileId newFile(String name) throws Exception {
    return FileId.of(
        json(
                client("alice")
                    .initiate(Client.uploadRequest(name, "text/plain", RecordedScan.WORDS.length)),
                201)
            .get("fileId")
            .stringValue());
  }

  private ObjectLocation recordVerdict(FileId file, Verdict verdict) {
    return new RecordedScan(scans, s3, NAMESPACE, new TenantContext(null, "alice"))
        .recordVerdict(file, verdict);
  }
}
