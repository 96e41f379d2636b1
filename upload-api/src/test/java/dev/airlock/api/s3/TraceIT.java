package dev.airlock.api.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.SentForms;
import dev.airlock.model.file.FileId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// However a file is uploaded, its object names the trace in which the upload was initiated.
class TraceIT extends SentForms {
  private static final String TRACE_PARENT = "00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]";
  private static final String FIELD = "x-amz-meta-traceparent";

  @Test
  void aFormForS3CarriesItAndLetsNobodyChangeIt() throws Exception {
    JsonNode initiated = initiated(Map.of());
    Map<String, String> fields = Client.fields(initiated);
    assertThat(fields.get(FIELD)).matches(TRACE_PARENT);
    String url = initiated.get("upload").get("url").stringValue();
    assertThat(client("alice").post(url, fields, WORDS)).isEqualTo(204);
    assertThat(noted(idOf(initiated))).isEqualTo(fields.get(FIELD));

    fields.put(FIELD, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    assertThat(client("alice").post(url, fields, WORDS)).isEqualTo(403);
  }

  @Test
  void aPresignedPutCarriesItInItsUrl() throws Exception {
    JsonNode upload = initiated(Map.of("method", "put")).get("upload");
    assertThat(upload.get("url").stringValue())
        .containsPattern(FIELD + "=" + TRACE_PARENT)
        .doesNotContainPattern("SignedHeaders=[^&]*traceparent");
  }

  @Test
  void anUploadInPartsCarriesIt() throws Exception {
    JsonNode initiated = initiated(Map.of("method", "multipart"));
    FileId id = idOf(initiated);
    String part = initiated.get("upload").get("parts").get(0).get("url").stringValue();
    assertThat(client("alice").put(part, Map.of(), WORDS).statusCode()).isEqualTo(200);
    json(
        client("alice")
            .call("POST", "/api/v1/files/upload/complete", "{\"fileId\":\"%s\"}".formatted(id)),
        202);
    assertThat(noted(id)).matches(TRACE_PARENT);
  }

  @Test
  void anUploadThroughTheServerCarriesIt() throws Exception {
    byte[] large = new byte[17 << 20];
    JsonNode files =
        files(document().file("a.txt", "text/plain", WORDS).file("b.txt", "text/plain", large));
    assertThat(noted(idOf(files.get(0)))).matches(TRACE_PARENT);
    assertThat(noted(idOf(files.get(1)))).matches(TRACE_PARENT);
  }

  private JsonNode initiated(Map<String, String> more) throws Exception {
    return json(
        client("alice")
            .initiate(Client.uploadRequest("notes.txt", "text/plain", WORDS.length, more)),
        201);
  }

  private String noted(FileId id) {
    return s3.headObject(head -> head.bucket(NAMESPACE.landingBucket()).key("document/" + id))
        .metadata()
        .getOrDefault("traceparent", "nothing");
  }
}
