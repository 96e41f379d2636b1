package dev.airlock.api.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RunningApi;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What S3 accepts with a presigned PUT: one upload of exactly the declared file.
class PresignedPutIT extends RunningApi {
  private static final byte[] WORDS = "harmless words".getBytes(UTF_8);

  @Test
  void acceptsTheDeclaredFileOnce() throws Exception {
    JsonNode upload = upload(Map.of());
    assertThat(upload.get("method").stringValue()).isEqualTo("PUT");
    assertThat(upload.get("url").stringValue()).contains("content-length");
    assertThat(put(upload, Client.headers(upload), WORDS)).isEqualTo(200);
    assertThat(put(upload, Client.headers(upload), WORDS)).as("a second upload").isEqualTo(412);
  }

  /// Whatever the client declared, what is signed is what the scanner verifies.
  @Test
  void bindsTheTypeThatTheNameTells() throws Exception {
    for (String declared : new String[] {"", "\"contentType\":\"application/vnd.ms-excel\","}) {
      JsonNode initiated =
          json(
              client("alice")
                  .initiate(
                      "{\"profile\":\"document\",%s\"fileName\":\"table.csv\",\"size\":14,\"method\":\"put\"}"
                          .formatted(declared)),
              201);
      assertThat(initiated.get("contentType").stringValue()).isEqualTo("text/csv");
      assertThat(initiated.get("contentTypeResolved").booleanValue()).isTrue();
      JsonNode upload = initiated.get("upload");
      Map<String, String> headers = Client.headers(upload);
      assertThat(headers).containsEntry("Content-Type", "text/csv");
      Map<String, String> other = new HashMap<>(headers);
      other.put("Content-Type", "application/vnd.ms-excel");
      assertThat(put(upload, other, WORDS)).isEqualTo(403);
      assertThat(put(upload, headers, WORDS)).isEqualTo(200);
    }
  }

  @Test
  void bindsTheSizeToTheByte() throws Exception {
    JsonNode upload = upload(Map.of());
    for (String other : new String[] {"harmless words!", "harmless word", ""}) {
      assertThat(put(upload, Client.headers(upload), other.getBytes(UTF_8)))
          .as(other)
          .isEqualTo(403);
    }
  }

  @Test
  void bindsEveryHeader() throws Exception {
    JsonNode upload = upload(Map.of());
    Map<String, String> headers = Client.headers(upload);
    assertThat(headers)
        .containsEntry("Content-Type", "text/plain")
        .containsEntry("If-None-Match", "*")
        .containsEntry("x-amz-server-side-encryption", "AES256");
    for (String name : headers.keySet()) {
      Map<String, String> changed = new HashMap<>(headers);
      changed.put(name, name.equals("Content-Type") ? "text/html" : "other");
      assertThat(put(upload, changed, WORDS)).as("other " + name).isEqualTo(403);
      changed.remove(name);
      assertThat(put(upload, changed, WORDS)).as("without " + name).isEqualTo(403);
    }
  }

  @Test
  void bindsTheBytesThemselvesIfTheirDigestWasGiven() throws Exception {
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(WORDS));
    JsonNode upload = upload(Map.of("sha256", sha256));
    assertThat(Client.headers(upload)).containsKey("x-amz-checksum-sha256");
    assertThat(put(upload, Client.headers(upload), "harmful words!".getBytes(UTF_8)))
        .isEqualTo(400);
    assertThat(put(upload, Client.headers(upload), WORDS)).isEqualTo(200);
  }

  @Test
  void bindsKeyBucketAndTime() throws Exception {
    JsonNode upload = upload(Map.of());
    String url = upload.get("url").stringValue();
    String other = upload(Map.of()).get("url").stringValue();
    String otherKey = other.substring(other.indexOf("/document/"), other.indexOf('?'));
    for (String altered :
        new String[] {
          url.replace(url.substring(url.indexOf("/document/"), url.indexOf('?')), otherKey),
          url.replace(NAMESPACE.landingBucket(), NAMESPACE.cleanBucket()),
          url.replaceFirst("X-Amz-Expires=\\d+", "X-Amz-Expires=600000"),
          url.replaceFirst("X-Amz-Date=\\d{8}", "X-Amz-Date=20991231")
        }) {
      assertThat(client("alice").put(altered, Client.headers(upload), WORDS).statusCode())
          .as(altered)
          .isIn(400, 403);
    }
  }

  private JsonNode upload(Map<String, String> more) throws Exception {
    Map<String, String> others = new HashMap<>(more);
    others.put("method", "put");
    String body = Client.uploadRequest("notes.txt", "text/plain", WORDS.length, others);
    return json(client("alice").initiate(body), 201).get("upload");
  }

  private int put(JsonNode upload, Map<String, String> headers, byte[] content) throws Exception {
    return client("alice").put(upload.get("url").stringValue(), headers, content).statusCode();
  }
}
