package dev.airlock.api.upload.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RunningApi;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/// Multipart uploads: they can be resumed, and nobody can touch another's.
class MultipartIT extends RunningApi {
  private static final int PART = 8 << 20;
  private static final int SIZE = 2 * PART + 5;

  @Autowired S3Client s3;

  private byte[] content;
  private JsonNode initiated;
  private String file;

  @BeforeEach
  void initiateUpload() throws Exception {
    content = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      content[i] = (byte) (i % 251);
    }
    initiated = initiated("alice", SIZE);
    file = initiated.get("fileId").stringValue();
  }

  @Test
  void goesOnWhereItWasInterrupted() throws Exception {
    JsonNode upload = initiated.get("upload");
    assertThat(upload.get("method").stringValue()).isEqualTo("MULTIPART");
    assertThat(upload.get("partSize").longValue()).isEqualTo(PART);
    assertThat(upload.get("parts").valueStream().map(part -> part.get("size").longValue()))
        .containsExactly((long) PART, (long) PART, 5L);
    assertThat(put(upload.get("parts").get(1), part(2))).isEqualTo(200);

    JsonNode stored = json(client("alice").get(path("/parts")), 200);
    assertThat(stored.get("partCount").intValue()).isEqualTo(3);
    assertThat(stored.get("parts").valueStream().map(part -> part.get("partNumber").intValue()))
        .containsExactly(2);
    JsonNode signed = json(sign("[1,3,3]"), 200).get("parts");
    for (JsonNode part : signed) {
      assertThat(Instant.parse(part.get("expiresAt").stringValue()))
          .isAfter(Instant.now())
          .isBefore(Instant.parse(initiated.get("expiresAt").stringValue()));
    }
    assertThat(signed.size()).isEqualTo(2);
    assertThat(put(signed.get(0), part(1))).isEqualTo(200);
    assertThat(put(signed.get(1), part(3))).isEqualTo(200);

    // An empty list is none.
    assertThat(json(complete(",\"parts\":[]"), 202).get("status").stringValue())
        .isEqualTo("pending");
    assertThat(
            s3.getObjectAsBytes(
                    get -> get.bucket(NAMESPACE.landingBucket()).key("document/" + file))
                .asByteArray())
        .isEqualTo(content);
    // Interrupted, the caller tries again.
    assertThat(complete("").statusCode()).isEqualTo(202);
  }

  @Test
  void acceptsTheListOfPartsThatS3Answered() throws Exception {
    putAll();
    JsonNode stored = json(client("alice").get(path("/parts")), 200).get("parts");
    String list =
        stored
            .valueStream()
            .map(part ->
                "{\"partNumber\":%s,\"eTag\":%s}"
                    .formatted(part.get("partNumber"), part.get("eTag")))
            .collect(Collectors.joining(",", ",\"parts\":[", "]"));
    problem(complete(list.replaceFirst("[0-9a-f]{6}", "000000")), 409, "parts-incomplete");
    problem(complete(list.replace("eTag", "etag")), 400, "invalid-field");
    // The list itself may be sent back, with the sizes.
    assertThat(complete(",\"parts\":" + stored).statusCode()).isEqualTo(202);
  }

  @Test
  void completesNothingButTheWholeFile() throws Exception {
    problem(complete(""), 409, "parts-incomplete");
    JsonNode parts = initiated.get("upload").get("parts");
    put(parts.get(0), part(1));
    put(parts.get(2), part(3));
    assertThat(problem(complete(""), 409, "parts-incomplete").get("detail").stringValue())
        .contains("part 2");
    assertThat(
            s3.listObjectVersions(
                    list -> list.bucket(NAMESPACE.landingBucket()).prefix("document/" + file))
                .versions())
        .isEmpty();
  }

  @Test
  void bindsEachPartToItsSizeNumberAndUpload() throws Exception {
    JsonNode last = initiated.get("upload").get("parts").get(2);
    assertThat(put(last, new byte[6])).isEqualTo(403);
    assertThat(put(last, new byte[4])).isEqualTo(403);
    String url = last.get("url").stringValue();
    String anothers = initiated("bob", SIZE).get("upload").get("uploadId").stringValue();
    for (String altered :
        new String[] {
          url.replace("partNumber=3", "partNumber=1"),
          url.replaceFirst("uploadId=[^&]*", "uploadId=" + anothers),
        }) {
      assertThat(client("alice").put(altered, Map.of(), part(3)).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void letsNobodyIntoAnothersUpload() throws Exception {
    Client mallory = client("mallory");
    problem(mallory.get(path("/parts")), 403, "not-the-owner");
    problem(mallory.call("POST", path("/parts"), "{\"partNumbers\":[1]}"), 403, "not-the-owner");
    problem(mallory.call("DELETE", path(""), ""), 403, "not-the-owner");
    problem(
        mallory.call("POST", "/api/v1/files/upload/complete", "{\"fileId\":\"" + file + "\"}"),
        403,
        "not-the-owner");
    Client foreign = clientOf("rival", "alice");
    problem(foreign.get(path("/parts")), 404, "file-not-found");
    problem(foreign.call("DELETE", path(""), ""), 404, "file-not-found");
  }

  @Test
  void checksThePartNumbers() throws Exception {
    String tenThousandAndOne =
        IntStream.rangeClosed(1, 10_001)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(",", "[", "]"));
    for (String numbers :
        new String[] {"[]", "null", "[0]", "[-1]", "[4]", "[null]", tenThousandAndOne}) {
      assertThat(problem(sign(numbers), 400, "invalid-field").get("field").stringValue())
          .isEqualTo("partNumbers");
    }
    String parts =
        IntStream.rangeClosed(1, 10_001)
            .mapToObj(number -> "{\"partNumber\":%d,\"eTag\":\"e\"}".formatted(number))
            .collect(Collectors.joining(",", "[", "]"));
    for (String list :
        new String[] {
          parts,
          "[null]",
          "[{}]",
          "[{\"partNumber\":0,\"eTag\":\"e\"}]",
          "[{\"partNumber\":1}]",
          "[{\"partNumber\":1,\"eTag\":\"a\"},{\"partNumber\":1,\"eTag\":\"b\"}]"
        }) {
      assertThat(
              problem(complete(",\"parts\":" + list), 400, "invalid-field")
                  .get("field")
                  .stringValue())
          .isEqualTo("parts");
    }
  }

  @Test
  void anAbortedUploadAcceptsNothingMore() throws Exception {
    JsonNode parts = initiated.get("upload").get("parts");
    put(parts.get(0), part(1));
    assertThat(client("alice").call("DELETE", path(""), "").statusCode()).isEqualTo(204);
    assertThat(client("alice").call("DELETE", path(""), "").statusCode())
        .as("again")
        .isEqualTo(204);

    assertThat(put(parts.get(2), part(3))).isEqualTo(404);
    problem(sign("[2]"), 409, "upload-ended");
    problem(client("alice").get(path("/parts")), 409, "upload-ended");
    problem(complete(""), 409, "upload-ended");
    assertThat(json(client("alice").get("/api/v1/files/" + file), 200).get("status").stringValue())
        .isEqualTo("deleted");
  }

  @Test
  void aFileThatIsNotUploadedInPartsHasNone() throws Exception {
    String other =
        json(client("alice").initiate(Client.uploadRequest("a.txt", "text/plain", 5)), 201)
            .get("fileId")
            .stringValue();
    problem(client("alice").get("/api/v1/files/upload/" + other + "/parts"), 409, "upload-ended");
  }

  private JsonNode initiated(String owner, long size) throws Exception {
    String body =
        Client.uploadRequest("notes.txt", "text/plain", size, Map.of("method", "multipart"));
    return json(client(owner).initiate(body), 201);
  }

  private void putAll() throws Exception {
    JsonNode parts = initiated.get("upload").get("parts");
    for (int i = 0; i < 3; i++) {
      assertThat(put(parts.get(i), part(i + 1))).isEqualTo(200);
    }
  }

  private byte[] part(int number) {
    return Arrays.copyOfRange(content, (number - 1) * PART, Math.min(SIZE, number * PART));
  }

  private int put(JsonNode part, byte[] bytes) throws Exception {
    return client("alice").put(part.get("url").stringValue(), Map.of(), bytes).statusCode();
  }

  private HttpResponse<String> sign(String numbers) throws Exception {
    return client("alice").call("POST", path("/parts"), "{\"partNumbers\":" + numbers + "}");
  }

  private HttpResponse<String> complete(String more) throws Exception {
    return client("alice")
        .call("POST", "/api/v1/files/upload/complete", "{\"fileId\":\"" + file + "\"" + more + "}");
  }

  private String path(String more) {
    return "/api/v1/files/upload/" + file + more;
  }
}
