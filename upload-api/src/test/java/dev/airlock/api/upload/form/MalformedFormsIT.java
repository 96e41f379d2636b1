package dev.airlock.api.upload.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.MultipartForm;
import dev.airlock.api.fixture.SentForms;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Incomplete forms, and bodies that are not forms, are refused with the reason.
class MalformedFormsIT extends SentForms {

  @Test
  void saysWhatAFormNeeds() throws Exception {
    problemOf(
        "profile",
        new MultipartForm().file("a.txt", "text/plain", WORDS).field("profile", "document"));
    problemOf(
        "profile",
        new MultipartForm().field("profile", "nobody").file("a.txt", "text/plain", WORDS));
    problemOf("file", document());
    problemOf("file", new MultipartForm());
    JsonNode files = refusedFiles(document().file("attachment", "a.txt", "text/plain", WORDS));
    assertThat(refused(files.get(0), 400, "invalid-field").get("field").stringValue())
        .isEqualTo("file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--other\r\n\r\n", "no form at all"})
  void bodiesThatAreNoFormAreRefused(String body) throws Exception {
    HttpResponse<String> answer =
        client("alice").form(MultipartForm.CONTENT_TYPE, BodyPublishers.ofString(body, UTF_8));
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
    Client owner = clientOf("torn-forms", "alice"); // nobody else adds a newer file
    MultipartForm form =
        document().file("a.txt", "text/plain", WORDS).file("b.txt", "text/plain", WORDS);
    problem(
        owner.form(MultipartForm.CONTENT_TYPE, form.upTo("less words")), 400, "malformed-request");
    JsonNode newest = json(owner.get("/api/v1/files?limit=1"), 200).get("files").get(0);
    assertThat(newest.get("fileName").stringValue()).isEqualTo("a.txt");
    assertThat(stored(owner, newest)).isEqualTo(WORDS);
  }

  private void problemOf(String field, MultipartForm form) throws Exception {
    assertThat(problem(send(form), 400, "invalid-field").get("field").stringValue())
        .isEqualTo(field);
  }
}
