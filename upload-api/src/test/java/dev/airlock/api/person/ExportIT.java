package dev.airlock.api.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.PersonWithFiles;
import dev.airlock.model.file.FileId;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What an operator gives out to a person who asks what is known of them.
class ExportIT extends PersonWithFiles {
  @Test
  void givesOutWhatIsKnownPageByPage() throws Exception {
    List<JsonNode> pages = export(operatorOf(tenant), name, 2);

    assertThat(all(pages, "files"))
        .extracting(file -> file.get("fileId").stringValue())
        .containsExactlyElementsOf(own.stream().map(FileId::toString).toList());
    assertThat(all(pages, "grants"))
        .extracting(
            grant -> grant.get("owner").stringValue() + ">" + grant.get("subject").stringValue())
        .containsExactlyInAnyOrder("bob>" + name, name + ">bob");
    assertThat(all(pages, "actions"))
        .extracting(action -> action.get("action").stringValue())
        .containsExactly(
            "initiated", "initiated", "initiated", "granted", "download-link-issued", "deleted");
    assertThat(all(pages, "actions")).allMatch(action -> action.has("address"));
    assertThat(pages).hasSize(2 + 1 + 3);
  }

  @Test
  void refusesCursorsThatItDidNotGive() throws Exception {
    String cursor =
        json(operatorOf(tenant).call("POST", EXPORTS, body(name, "")), 200)
            .get("nextCursor")
            .stringValue();
    for (String other : List.of("", "AAAA", "=", cursor.replaceFirst("^.", "f"))) {
      problem(
          operatorOf(tenant).call("POST", EXPORTS, body(name, ",\"cursor\":\"" + other + "\"")),
          400,
          "invalid-field");
    }
    problem(
        operatorOf(tenant).call("POST", EXPORTS, body("bob", ",\"cursor\":\"" + cursor + "\"")),
        400,
        "invalid-field");
  }
}
