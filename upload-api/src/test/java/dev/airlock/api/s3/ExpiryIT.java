package dev.airlock.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RecordedScan;
import dev.airlock.api.fixture.RunningApi;
import dev.airlock.containers.NotOnFloci;
import dev.airlock.model.file.FileId;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.scan.Scans;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/// S3 refuses what was presigned for one second once that is over.
@TestPropertySource(properties = "airlock.upload.expiry=1s")
class ExpiryIT extends RunningApi {
  private static final byte[] WORDS = "harmless words".getBytes(UTF_8);

  @Autowired Scans scans;
  @Autowired S3Client s3;

  @Test
  @NotOnFloci("forms do not expire")
  void expiredFormIsRefused() throws Exception {
    JsonNode initiated = initiated("post");
    awaitExpiry(initiated);
    String url = initiated.get("upload").get("url").stringValue();
    assertThat(client("alice").post(url, Client.fields(initiated), WORDS)).isEqualTo(403);
  }

  @Test
  void expiredPutIsRefused() throws Exception {
    JsonNode initiated = initiated("put");
    awaitExpiry(initiated);
    JsonNode upload = initiated.get("upload");
    HttpResponse<String> answer =
        client("alice").put(upload.get("url").stringValue(), Client.headers(upload), WORDS);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body()).contains("Request has expired");
  }

  @Test
  void expiredDownloadLinkIsRefused() throws Exception {
    Client alice = client("alice");
    FileId file = newFile(alice, "notes.txt");
    new RecordedScan(scans, s3, NAMESPACE, new TenantContext(null, "alice"))
        .recordVerdict(file, new Verdict.Clean());
    String download = "/api/v1/files/" + file + "/download?expiresIn=";
    JsonNode expiring = json(alice.get(download + 1), 200);
    awaitExpiry(expiring);
    HttpResponse<byte[]> answer = alice.fetch(expiring.get("downloadUrl").stringValue());
    String body = new String(answer.body(), UTF_8);
    assertThat(answer.statusCode()).as(body).isEqualTo(403);
    assertThat(body).contains("Request has expired");
    String link = json(alice.get(download + 60), 200).get("downloadUrl").stringValue();
    assertThat(alice.fetch(link).body()).as("a new link").isEqualTo(RecordedScan.WORDS);
  }

  private JsonNode initiated(String method) throws Exception {
    return json(
        client("alice")
            .initiate(
                Client.uploadRequest(
                    "notes.txt", "text/plain", WORDS.length, Map.of("method", method))),
        201);
  }

  // A URL is signed, and its second begins, a little after its expiry was computed.
  private static void awaitExpiry(JsonNode permission) {
    Instant over = Instant.parse(permission.get("expiresAt").stringValue()).plusSeconds(1);
    await().atMost(Duration.ofMinutes(2)).until(() -> Instant.now().isAfter(over));
  }
}
