package dev.airlock.api.upload.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.MultipartForm;
import dev.airlock.api.fixture.SentForms;
import dev.airlock.model.object.Sha256;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Uploads through the server: each file of a form has its own result.
class FormResultsIT extends SentForms {

  @Test
  void eachFileHasItsOwnResult() throws Exception {
    JsonNode files =
        files(
            document()
                .file("notes.txt", "text/plain", WORDS)
                .file("tool.exe", "application/x-msdownload", WORDS)
                .file("../../etc/passwd", "text/plain", WORDS)
                .file("empty.txt", "text/plain", new byte[0])
                .file("Bericht für Ötzi 北京.txt", "text/plain; charset=utf-8", WORDS));
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

  /// As `curl -F file=@table.csv` and browsers on Windows send them.
  @Test
  void typesAreTakenAsClientsSendThem() throws Exception {
    JsonNode files =
        files(
            document()
                .file("table.csv", "application/octet-stream", WORDS)
                .file("table.csv", "application/vnd.ms-excel", WORDS)
                .file("table.csv", "text/csv", WORDS)
                .file("tool.exe", "application/octet-stream", WORDS)
                .file("notes.txt", "text/html", WORDS));
    for (int i = 0; i < 3; i++) {
      assertThat(stored(files.get(i))).isEqualTo(WORDS);
      assertThat(files.get(i).get("contentType").stringValue()).isEqualTo("text/csv");
      assertThat(files.get(i).get("contentTypeResolved").booleanValue()).isEqualTo(i < 2);
    }
    refused(files.get(3), 415, "content-type-not-allowed");
    refused(files.get(4), 415, "content-type-not-allowed");
  }

  @Test
  void fieldsAreAboutTheFileAfterThem() throws Exception {
    String sha256 = HexFormat.of().formatHex(Sha256.of(WORDS));
    JsonNode former = files(document().file("a.txt", "text/plain", WORDS)).get(0);
    JsonNode files =
        files(
            document()
                .field("sha256", sha256)
                .field("metadata", "{\"case\":4711}")
                .field("replaces", former.get("fileId").stringValue())
                .field("csrf", "of the page's framework")
                .file("a.txt", "text/plain", WORDS)
                .file("b.txt", "text/plain", WORDS)
                .field("sha256", "")
                .field("metadata", "null")
                .file("c.txt", "text/plain", WORDS));
    assertThat(files.size()).isEqualTo(3);
    assertThat(labels(files.get(0))).isEqualTo("{\"case\":\"4711\"}");
    assertThat(labels(files.get(1))).as("the one after that").isEqualTo("{}");
    assertThat(stored(files.get(2))).isEqualTo(WORDS);
  }

  private String labels(JsonNode file) throws Exception {
    String path = "/api/v1/files/" + file.get("fileId").stringValue();
    return json(client("alice").get(path), 200).get("metadata").toString();
  }

  @Test
  void fieldsThatAreWrongRefuseThatFileOnly() throws Exception {
    JsonNode files =
        files(
            document()
                .field("sha256", "0".repeat(64))
                .file("a.txt", "text/plain", WORDS)
                .field("sha256", "no digest")
                .file("b.txt", "text/plain", WORDS)
                .field("metadata", "[1]")
                .file("c.txt", "text/plain", WORDS)
                .field("metadata", "{\"a\":\"" + "x".repeat(70_000) + "\"}")
                .file("d.txt", "text/plain", WORDS)
                .field("replaces", "nothing")
                .file("e.txt", "text/plain", WORDS)
                .file("f.txt", "text/plain", WORDS));
    List<String> fields = List.of("sha256", "sha256", "metadata", "metadata", "replaces");
    for (int i = 0; i < fields.size(); i++) {
      assertThat(refused(files.get(i), 400, "invalid-field").get("field").stringValue())
          .isEqualTo(fields.get(i));
    }
    assertThat(stored(files.get(5))).isEqualTo(WORDS);
  }

  @Test
  void replacesOnlyWhatIsTheSendersOwn() throws Exception {
    String bobs = newFile(client("bob"), "notes.txt").toString();
    JsonNode files =
        refusedFiles(document().field("replaces", bobs).file("a.txt", "text/plain", WORDS));
    refused(files.get(0), 403, "not-the-owner");
  }

  /// A client that got no answer makes the form anew, with another boundary.
  @Test
  void aFormThatComesAgainWithItsKeyGetsTheFirstAnswer() throws Exception {
    String key = UUID.randomUUID().toString();
    Client owner = client("owner-" + key);
    JsonNode first = json(owner.form(twoFiles("one", "words"), "Idempotency-Key", key), 202);
    assertThat(json(owner.form(twoFiles("two", "words"), "Idempotency-Key", key), 202))
        .isEqualTo(first);
    for (MultipartForm other :
        List.of(twoFiles("one", "other"), twoFiles("one", "words").field("more", "1"))) {
      problem(owner.form(other, "Idempotency-Key", key), 422, "idempotency-key-reused");
    }
    assertThat(json(owner.get("/api/v1/files"), 200).get("files").size()).isEqualTo(1);
  }

  private static MultipartForm twoFiles(String boundary, String second) {
    return new MultipartForm(boundary)
        .field("profile", "document")
        .field("metadata", "{\"case\":\"1\"}")
        .file("a.txt", "text/plain", WORDS)
        .file("tool.exe", "application/x-msdownload", second.getBytes(UTF_8));
  }

  @Test
  void aFormOfWhichNothingWasAcceptedLeavesItsKeyFree() throws Exception {
    String key = UUID.randomUUID().toString();
    MultipartForm refused = document().file("tool.exe", "text/plain", WORDS);
    json(client("alice").form(refused, "Idempotency-Key", key), 422);
    MultipartForm mended = document().file("tool.txt", "text/plain", WORDS);
    json(client("alice").form(mended, "Idempotency-Key", key), 202);
  }

  @Test
  void takesTenFilesAndNoMore() throws Exception {
    MultipartForm form = document();
    for (int i = 0; i < 12; i++) {
      form.file("n" + i + ".txt", "text/plain", WORDS);
    }
    JsonNode files = files(form);
    assertThat(files.size()).isEqualTo(11);
    for (int i = 0; i < 10; i++) {
      assertThat(files.get(i).get("fileId")).isNotNull();
    }
    assertThat(refused(files.get(10), 400, "invalid-field").get("detail").stringValue())
        .contains("up to 10 files");
  }

  @Test
  void refusesNamesThatCannotBeKept() throws Exception {
    JsonNode files =
        refusedFiles(
            document()
                .file("a\0.txt", "text/plain", WORDS)
                .file("txt.\u202efdp", "text/plain", WORDS)
                .file("", "text/plain", WORDS)
                .file("a".repeat(600) + ".txt", "text/plain", WORDS));
    for (JsonNode file : files) {
      assertThat(refused(file, 400, "invalid-field").get("field").stringValue())
          .isEqualTo("fileName");
    }
  }
}
