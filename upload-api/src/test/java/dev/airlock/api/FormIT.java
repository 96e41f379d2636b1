package dev.airlock.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import tools.jackson.databind.JsonNode;

/// Uploads through the server: each file of a form has its own result.
class FormIT extends RunningApi {
  private static final byte[] WORDS = "harmless words".getBytes(UTF_8);
  private static final String FORM = "multipart/form-data; boundary=" + Client.BOUNDARY;

  @Autowired S3Client s3;

  @Test
  void eachFileHasItsOwnResult() throws Exception {
    JsonNode files =
        files(
            field("profile", "document"),
            file("notes.txt", "text/plain", WORDS),
            file("tool.exe", "application/x-msdownload", WORDS),
            file("../../etc/passwd", "text/plain", WORDS),
            file("empty.txt", "text/plain", new byte[0]),
            file("Bericht für Ötzi 北京.txt", "text/plain; charset=utf-8", WORDS));
    assertThat(files.size()).isEqualTo(5);
    assertThat(stored(files.get(0))).isEqualTo(WORDS);
    assertThat(files.get(0).get("status").stringValue()).isEqualTo("pending");
    refused(files.get(1), 415, "content-type-not-allowed");
    assertThat(refused(files.get(2), 400, "invalid-field").get("field").stringValue())
        .isEqualTo("fileName");
    refused(files.get(3), 400, "invalid-field");
    assertThat(stored(files.get(4))).isEqualTo(WORDS);
    assertThat(files.get(4).get("fileName").stringValue()).isEqualTo("Bericht für Ötzi 北京.txt");
  }

  @Test
  void takesWhatIsLargerThanItsBuffer() throws Exception {
    byte[] large = new byte[(17 << 20) + 3];
    new Random(1).nextBytes(large);
    JsonNode file = files(field("profile", "document"), file("a.txt", "text/plain", large)).get(0);
    assertThat(stored(file)).isEqualTo(large);
    assertThat(
            json(client("alice").get("/api/v1/files/" + file.get("fileId").stringValue()), 200)
                .get("size")
                .longValue())
        .isEqualTo(large.length);
  }

  @Test
  void takesPartsOfExactlyItsBuffer() throws Exception {
    for (int size : new int[] {8 << 20, 16 << 20}) {
      byte[] content = new byte[size];
      content[size - 1] = 1;
      JsonNode file =
          files(field("profile", "document"), file("a.txt", "text/plain", content)).get(0);
      assertThat(stored(file)).isEqualTo(content);
    }
  }

  @Test
  void stopsAtTheLargestSizeAndTakesTheNextFile() throws Exception {
    JsonNode files =
        files(
            field("profile", "bulk-import"),
            new SequenceInputStream(
                new ByteArrayInputStream(head("large.csv", "text/csv")),
                new SequenceInputStream(
                    new Zeros((50L << 20) + 1), new ByteArrayInputStream("\r\n".getBytes(UTF_8)))),
            file("small.csv", "text/csv", WORDS));
    refused(files.get(0), 413, "file-too-large");
    assertThat(files.get(0).get("fileId")).isNull();
    assertThat(stored(files.get(1))).isEqualTo(WORDS);
    assertThat(
            s3.listMultipartUploads(list -> list.bucket(SPACE.landingBucket())).uploads().stream()
                .filter(upload -> upload.key().startsWith("bulk-import/")))
        .as("what was begun is thrown away")
        .isEmpty();
  }

  @Test
  void takesTenFilesAndNoMore() throws Exception {
    List<InputStream> parts = new ArrayList<>();
    parts.add(field("profile", "document"));
    for (int i = 0; i < 12; i++) {
      parts.add(file("n" + i + ".txt", "text/plain", WORDS));
    }
    JsonNode files = files(parts.toArray(new InputStream[0]));
    assertThat(files.size()).isEqualTo(11);
    for (int i = 0; i < 10; i++) {
      assertThat(files.get(i).get("fileId")).isNotNull();
    }
    assertThat(refused(files.get(10), 400, "invalid-field").get("detail").stringValue())
        .contains("up to 10 files");
  }

  @Test
  void saysWhatAFormNeeds() throws Exception {
    problemOf("profile", file("a.txt", "text/plain", WORDS), field("profile", "document"));
    problemOf("profile", field("profile", "nobody"), file("a.txt", "text/plain", WORDS));
    problemOf("file", field("profile", "document"));
    problemOf("file");
    JsonNode files =
        files(field("profile", "document"), file("attachment", "a.txt", "text/plain", WORDS));
    assertThat(refused(files.get(0), 400, "invalid-field").get("field").stringValue())
        .isEqualTo("file");
  }

  @Test
  void refusesNamesThatCannotBeKept() throws Exception {
    JsonNode files =
        files(
            field("profile", "document"),
            file("a\0.txt", "text/plain", WORDS),
            file("txt.\u202efdp", "text/plain", WORDS),
            file("", "text/plain", WORDS),
            file("a".repeat(600) + ".txt", "text/plain", WORDS));
    for (JsonNode file : files) {
      assertThat(refused(file, 400, "invalid-field").get("field").stringValue())
          .isEqualTo("fileName");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--other\r\n\r\n", "no form at all"})
  void bodiesThatAreNoFormAreRefused(String body) throws Exception {
    HttpResponse<String> answer = client("alice").form(FORM, BodyPublishers.ofString(body, UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
  }

  @Test
  void needsAFormInAContentTypeOfForms() throws Exception {
    problem(
        client("alice").form("multipart/form-data", BodyPublishers.ofString("x")),
        400,
        "malformed-request");
    problem(
        client("alice").form("application/json", BodyPublishers.ofString("{}")),
        415,
        "unsupported-media-type");
  }

  @Test
  void aTornFormLeavesWhatHadArrived() throws Exception {
    String head = new String(field("profile", "document").readAllBytes(), UTF_8);
    String whole = new String(file("a.txt", "text/plain", WORDS).readAllBytes(), UTF_8);
    String torn = new String(head("b.txt", "text/plain"), UTF_8) + "harm";
    HttpResponse<String> answer =
        client("alice").form(FORM, BodyPublishers.ofString(head + whole + torn, UTF_8));
    problem(answer, 400, "malformed-request");
    JsonNode newest = json(client("alice").get("/api/v1/files?limit=1"), 200).get("files").get(0);
    assertThat(newest.get("fileName").stringValue()).isEqualTo("a.txt");
    assertThat(stored(newest)).isEqualTo(WORDS);
  }

  private JsonNode files(InputStream... parts) throws Exception {
    return json(send(parts), 202).get("files");
  }

  private void problemOf(String field, InputStream... parts) throws Exception {
    assertThat(problem(send(parts), 400, "invalid-field").get("field").stringValue())
        .isEqualTo(field);
  }

  private HttpResponse<String> send(InputStream... parts) throws Exception {
    List<InputStream> form = new ArrayList<>(List.of(parts));
    form.add(new ByteArrayInputStream(("--" + Client.BOUNDARY + "--\r\n").getBytes(UTF_8)));
    return client("alice")
        .form(
            FORM,
            BodyPublishers.ofInputStream(
                () -> new SequenceInputStream(Collections.enumeration(form))));
  }

  private static JsonNode refused(JsonNode file, int status, String type) {
    JsonNode problem = file.get("problem");
    assertThat(problem).as(file.toString()).isNotNull();
    assertThat(problem.get("type").stringValue()).isEqualTo("urn:airlock:problem:" + type);
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    return problem;
  }

  private byte[] stored(JsonNode file) throws Exception {
    assertThat(file.get("fileId")).as(file.toString()).isNotNull();
    String id = file.get("fileId").stringValue();
    String profile =
        json(client("alice").get("/api/v1/files/" + id), 200).get("profile").stringValue();
    var object =
        s3.getObjectAsBytes(get -> get.bucket(SPACE.landingBucket()).key(profile + "/" + id));
    GetObjectResponse head = object.response();
    assertThat(head.serverSideEncryptionAsString()).isEqualTo("AES256");
    return object.asByteArray();
  }

  private static InputStream field(String name, String value) {
    return bytes(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(Client.BOUNDARY, name, value)
            .getBytes(UTF_8));
  }

  private static InputStream file(String name, String contentType, byte[] content) {
    return file("file", name, contentType, content);
  }

  private static InputStream file(String field, String name, String contentType, byte[] content) {
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                bytes(head(field, name, contentType)),
                bytes(content),
                bytes("\r\n".getBytes(UTF_8)))));
  }

  private static byte[] head(String name, String contentType) {
    return head("file", name, contentType);
  }

  private static byte[] head(String field, String name, String contentType) {
    return """
    --%s\r
    Content-Disposition: form-data; name="%s"; filename="%s"\r
    Content-Type: %s\r
    \r
    """
        .formatted(Client.BOUNDARY, field, name, contentType)
        .getBytes(UTF_8);
  }

  private static InputStream bytes(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  /// So many bytes of nothing.
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long count) {
      this.left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int max) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, max);
      java.util.Arrays.fill(buffer, offset, offset + count, (byte) 0);
      left -= count;
      return count;
    }
  }
}
