package dev.airlock.api.upload.companion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RunningApi;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Companion's routes: Uppy's own requests upload under the rules of the API.
class CompanionIT extends RunningApi {
  private static final int PART = 5 << 20;
  private static final int SIZE = PART + 7;
  private static final String META = "\"profile\":\"document\",\"size\":\"" + SIZE + "\"";

  private static final JsonMapper JSON = new JsonMapper();

  @Autowired S3Client s3;

  @Test
  void aWholeFileIsPostedAsAForm() throws Exception {
    JsonNode params =
        json(client("alice").get(params("notes.md", "text/markdown", "document", "5")), 200);
    assertThat(params.propertyNames()).containsExactlyInAnyOrder("method", "url", "fields");
    assertThat(params.get("method").stringValue()).isEqualTo("POST");
    Map<String, String> fields = new LinkedHashMap<>();
    params
        .get("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().stringValue()));
    assertThat(fields).containsEntry("Content-Type", "text/plain");
    String url = params.get("url").stringValue();
    assertThat(client("alice").post(url, fields, "longer".getBytes(UTF_8))).isEqualTo(400);
    assertThat(client("alice").post(url, fields, "words".getBytes(UTF_8))).isEqualTo(204);
    JsonNode file = file("alice", params.at("/fields/key").stringValue());
    assertThat(file.get("fileName").stringValue()).isEqualTo("notes.md");
    assertThat(file.get("metadata")).isEqualTo(JSON.readTree("{\"order\":\"17\"}"));
  }

  @Test
  void aLargeFileIsSentInUppysPartsAndResumed() throws Exception {
    byte[] content = new byte[SIZE];
    Arrays.fill(content, (byte) 'x');
    Client alice = client("alice");
    Upload upload = begun("alice");
    String first = json(alice.get(upload.path("/1")), 200).get("url").stringValue();
    JsonNode both = json(alice.get(upload.path("/batch", "&partNumbers=1,2")), 200);
    String second = both.get("presignedUrls").get("2").stringValue();
    assertThat(both.get("presignedUrls").has("1")).isTrue();
    HttpResponse<String> stored = alice.put(second, Map.of(), new byte[7]);
    assertThat(stored.statusCode()).isEqualTo(200);
    // Few bytes: S3 refuses by the header alone, and hangs up on who goes on sending.
    assertThat(alice.put(first, Map.of(), new byte[8]).statusCode()).isEqualTo(403);

    JsonNode parts = json(alice.get(upload.path("")), 200);
    assertThat(parts.size()).isEqualTo(1);
    assertThat(parts.get(0).get("PartNumber").intValue()).isEqualTo(2);
    assertThat(parts.get(0).get("Size").intValue()).isEqualTo(7);
    String eTag = parts.get(0).get("ETag").stringValue();
    assertThat(eTag).contains(stored.headers().firstValue("ETag").orElseThrow().replace("\"", ""));

    problem(complete(alice, upload, "{\"parts\":[]}"), 409, "parts-incomplete");
    String one =
        alice
            .put(first, Map.of(), Arrays.copyOf(content, PART))
            .headers()
            .firstValue("ETag")
            .orElseThrow();
    // Uppy 3 sends all headers of S3's answer.
    JsonNode done =
        json(
            complete(
                alice,
                upload,
                JSON.writeValueAsString(
                    Map.of(
                        "parts",
                        new Object[] {
                          Map.of("PartNumber", 1, "ETag", one, "etag", one, "server", "S3"),
                          Map.of("PartNumber", 2, "ETag", eTag)
                        }))),
            200);
    assertThat(done.get("location").stringValue()).isEqualTo("/api/v1/files/" + upload.id());
    assertThat(
            s3.headObject(head -> head.bucket(NAMESPACE.landingBucket()).key(upload.key()))
                .contentLength())
        .isEqualTo(SIZE);
  }

  @Test
  void anAbortedUploadIsThrownAway() throws Exception {
    Upload upload = begun("alice");
    Client alice = client("alice");
    assertThat(alice.call("DELETE", upload.path(""), "").body()).isEqualTo("{}");
    problem(alice.get(upload.path("/1")), 409, "upload-ended");
    assertThat(file("alice", upload.key()).get("status").stringValue()).isEqualTo("deleted");
  }

  @Test
  void nobodyTouchesAnothersUpload() throws Exception {
    Upload upload = begun("alice");
    Client mallory = client("mallory");
    Upload own = begun("mallory");
    refuses(mallory, upload, 403, "not-the-owner");
    refuses(mallory, new Upload(own.id(), upload.key()), 400, "invalid-field");
    problem(
        client("mallory").get(new Upload(upload.id(), own.key()).path("/1")), 400, "invalid-field");
    problem(clientOf("rival", "alice").get(upload.path("")), 404, "file-not-found");
    problem(client("alice").get("/s3/multipart/x/1?key=x"), 422, "malformed-id");
    String unknown = UUID.randomUUID().toString();
    problem(
        client("alice").get(new Upload(unknown, "document/" + unknown).path("/1")),
        404,
        "file-not-found");
  }

  private static void refuses(Client caller, Upload upload, int status, String type)
      throws Exception {
    problem(caller.get(upload.path("")), status, type);
    problem(caller.get(upload.path("/1")), status, type);
    problem(caller.get(upload.path("/batch", "&partNumbers=1")), status, type);
    problem(complete(caller, upload, "{}"), status, type);
    problem(caller.call("DELETE", upload.path(""), ""), status, type);
  }

  @Test
  void theRulesOfTheApiHold() throws Exception {
    Client alice = client("alice");
    problem(alice.get(params("a.exe", "", "document", "5")), 415, "content-type-not-allowed");
    problem(alice.get(params("a.txt", "", "document", "9999999999")), 413, "file-too-large");
    problem(alice.get(params("a.txt", "", "none", "5")), 400, "invalid-field");
    problem(alice.get(params("../a.txt", "", "document", "5")), 400, "invalid-field");
    problem(alice.get(params("a.txt", "", "document", "0")), 400, "invalid-field");
    JsonNode refused =
        problem(alice.get(params("a.txt", "", "document", "many")), 400, "invalid-field");
    assertThat(refused.get("field").stringValue()).isEqualTo("size");
    assertThat(refused.get("message")).as("what Uppy shows").isEqualTo(refused.get("detail"));
    JsonNode unannounced =
        problem(
            alice.call("POST", "/s3/multipart", "{\"filename\":\"a.txt\",\"type\":\"\"}"),
            400,
            "invalid-field");
    assertThat(unannounced.get("message").stringValue())
        .isEqualTo("Uppy has to send the meta field profile with each file.");
    Upload upload = begun("alice");
    problem(alice.get(upload.path("/3")), 400, "invalid-field");
    problem(alice.get(upload.path("/0")), 400, "invalid-field");
  }

  @Test
  void aTokenWithTheRightToWriteIsNeeded() throws Exception {
    String params = params("a.txt", "", "document", "5");
    problem(new Client(port, "").get(params), 401, "unauthenticated");
    problem(client("alice", "files:read").get(params), 403, "insufficient-scope");
  }

  private record Upload(String id, String key) {
    String path(String more, String... query) {
      return "/s3/multipart/%s%s?key=%s%s"
          .formatted(id, more, URLEncoder.encode(key, UTF_8), String.join("", query));
    }
  }

  private Upload begun(String owner) throws Exception {
    String body =
        "{\"filename\":\"notes.txt\",\"type\":\"text/plain\",\"metadata\":{\"name\":\"notes.txt\",%s}}"
            .formatted(META);
    JsonNode begun = json(client(owner).call("POST", "/s3/multipart", body), 200);
    return new Upload(begun.get("uploadId").stringValue(), begun.get("key").stringValue());
  }

  private static HttpResponse<String> complete(Client caller, Upload upload, String body)
      throws Exception {
    return caller.call("POST", upload.path("/complete"), body);
  }

  private static String params(String name, String type, String profile, String size) {
    return "/s3/params?filename=%s&type=%s&metadata%%5Bname%%5D=x&metadata%%5Bprofile%%5D=%s&metadata%%5Bsize%%5D=%s&metadata%%5Border%%5D=17"
        .formatted(URLEncoder.encode(name, UTF_8), type, profile, size);
  }

  private JsonNode file(String owner, String key) throws Exception {
    return json(client(owner).get("/api/v1/files/" + key.substring(key.indexOf('/') + 1)), 200);
  }
}
