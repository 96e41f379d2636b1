package dev.airlock.api.upload.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.MultipartForm;
import dev.airlock.api.fixture.SentForms;
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
        files(
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
