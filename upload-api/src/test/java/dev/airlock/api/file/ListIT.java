package dev.airlock.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RunningApi;
import dev.airlock.model.file.FileId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Lists: newest first, page by page, of one's own files only.
class ListIT extends RunningApi {
  private String tenant;
  private Client alice;

  @BeforeEach
  void aTenantOfItsOwn(TestInfo test) {
    tenant = "list-" + test.getDisplayName().hashCode();
    alice = clientOf(tenant, "alice");
  }

  @Test
  void pagesStayRightWhileFilesAreAdded() throws Exception {
    List<FileId> initiated = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      initiated.addFirst(newFile(alice, "n" + i + ".txt"));
    }
    List<FileId> listed = new ArrayList<>();
    String cursor = "";
    int pages = 0;
    while (cursor != null) {
      JsonNode page = json(alice.get("/api/v1/files?limit=2" + cursor), 200);
      page.get("files").forEach(file -> listed.add(idOf(file)));
      newFile(alice, "later.txt");
      JsonNode next = page.get("nextCursor");
      cursor = next == null ? null : "&cursor=" + next.stringValue();
      pages++;
    }
    assertThat(listed).isEqualTo(initiated);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void filtersByProfileAndStatus() throws Exception {
    newFile(alice, "a.txt");
    assertThat(files("?profile=document").size()).isEqualTo(1);
    assertThat(files("?profile=resume").size()).isZero();
    assertThat(files("?status=pending").size()).isEqualTo(1);
    assertThat(files("?status=clean").size()).isZero();
    assertThat(files("?profile=document&status=pending").size()).isEqualTo(1);
  }

  @Test
  void showsNobodyElsesFiles() throws Exception {
    newFile(alice, "a.txt");
    for (Client other :
        new Client[] {
          clientOf(tenant, "mallory"),
          clientOf("rival-" + tenant, "alice"),
          client("alice-" + tenant)
        }) {
      assertThat(json(other.get("/api/v1/files"), 200).get("files").size()).isZero();
    }
  }

  @Test
  void aCursorBelongsToOneList() throws Exception {
    newFile(alice, "a.txt");
    newFile(alice, "b.txt");
    String cursor =
        "&cursor=" + json(alice.get("/api/v1/files?limit=1"), 200).get("nextCursor").stringValue();
    assertThat(files("?limit=1" + cursor).size()).isEqualTo(1);
    assertThat(files("?limit=100" + cursor).size()).isEqualTo(1);
    invalid(clientOf(tenant, "mallory"), "?limit=1" + cursor, "cursor");
    invalid(clientOf("rival-" + tenant, "alice"), "?limit=1" + cursor, "cursor");
    invalid(alice, "?limit=1&status=pending" + cursor, "cursor");
    invalid(alice, "?limit=1&profile=document" + cursor, "cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "%00", "AAAA", "../..", "'; DROP TABLE file; --"})
  void cursorsThatAreNoneAreRefused(String cursor) throws Exception {
    invalid(
        alice,
        "?cursor=" + java.net.URLEncoder.encode(cursor, java.nio.charset.StandardCharsets.UTF_8),
        "cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "9223372036854775808", "many", "1.5"})
  void limitIsBounded(String limit) throws Exception {
    invalid(alice, "?limit=" + limit, "limit");
  }

  @Test
  void findsByALabel() throws Exception {
    String labelled =
        """
        {"profile":"document","fileName":"a.txt","size":3,"metadata":{"case":"4711","a.b":"ü [1]"}}
        """;
    FileId file = idOf(json(alice.call("POST", "/api/v1/files/upload/initiate", labelled), 201));
    newFile(alice, "b.txt");
    for (String query :
        new String[] {
          "metadata.case=4711", "metadata%5Bcase%5D=4711", "metadata.a.b=%C3%BC%20%5B1%5D"
        }) {
      assertThat(files("?profile=document&" + query)).as(query).hasSize(1);
      assertThat(idOf(files("?" + query).get(0))).isEqualTo(file);
    }
    assertThat(files("?metadata.case=4712")).isEmpty();
    assertThat(files("?metadata.case=4711&status=clean")).isEmpty();
    String mallory = "/api/v1/files?metadata.case=4711";
    assertThat(json(clientOf(tenant, "mallory").get(mallory), 200).get("files")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metadata.=1",
        "metadata.a=1&metadata.b=2",
        "metadata.a=1&metadata.a=2",
        "metadata.a=1&metadata%5Ba%5D=1",
        "metadata.12345678901234567890123456789012345678901234567890123456789012345=1"
      })
  void aLabelIsOneThatAFileCanHave(String query) throws Exception {
    invalid(alice, "?" + query, "metadata");
  }

  @Test
  void aCursorOfALabelIsOfNoOtherList() throws Exception {
    for (String name : new String[] {"a.txt", "b.txt"}) {
      json(
          alice.call(
              "POST",
              "/api/v1/files/upload/initiate",
              """
              {"profile":"document","fileName":"%s","size":3,"metadata":{"case":"1"}}
              """
                  .formatted(name)),
          201);
    }
    JsonNode first = json(alice.get("/api/v1/files?limit=1&metadata.case=1"), 200);
    String cursor = "&cursor=" + first.get("nextCursor").stringValue();
    assertThat(files("?limit=1&metadata.case=1" + cursor)).hasSize(1);
    invalid(alice, "?limit=1" + cursor, "cursor");
    invalid(alice, "?limit=1&metadata.case=2" + cursor, "cursor");
  }

  @Test
  void statusIsOneThatThereIs() throws Exception {
    invalid(alice, "?status=fine", "status");
    invalid(alice, "?status=CLEAN", "status");
  }

  private JsonNode files(String query) throws Exception {
    return json(alice.get("/api/v1/files" + query), 200).get("files");
  }

  private void invalid(Client client, String query, String field) throws Exception {
    assertThat(
            problem(client.get("/api/v1/files" + query), 400, "invalid-field")
                .get("field")
                .stringValue())
        .isEqualTo(field);
  }
}
