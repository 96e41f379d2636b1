package dev.airlock.api.person;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.PersonWithFiles;
import dev.airlock.model.file.FileId;
import dev.airlock.model.object.Sha256;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// What an operator erases for a person who wants what is known of them to be gone, and what stays.
class ErasureIT extends PersonWithFiles {
  @Autowired JdbcTemplate database;
  @Autowired TransactionTemplate transaction;

  @Test
  void erasesAllOfItInPortionsAndGivesAReceipt() throws Exception {
    assertThat(rowsThatName(name)).allSatisfy((table, rows) -> assertThat(rows).isPositive());
    JsonNode first = json(erase(operatorOf(tenant), name, 2), 200);
    assertThat(first.has("completedAt")).isFalse();
    assertThat(first.get("files").intValue()).isEqualTo(2);
    // Deleted for good already, as after an interruption.
    alice().call("DELETE", "/api/v1/files/" + own.getLast() + "?hardDelete=true", "");
    JsonNode receipt = json(erase(operatorOf(tenant), name, 2), 200);

    String id = receipt.get("erasureId").stringValue();
    assertThat(id).isEqualTo(first.get("erasureId").stringValue());
    assertThat(Instant.parse(receipt.get("completedAt").stringValue()))
        .isAfter(Instant.parse(receipt.get("requestedAt").stringValue()));
    assertThat(receipt.get("files").intValue()).isEqualTo(3);
    assertThat(receipt.get("grants").intValue()).isEqualTo(2);
    // Seven of the first file, five of the second, three of the third, one of Bob's.
    assertThat(receipt.get("entries").intValue()).isEqualTo(16);
    assertThat(receipt.get("requestedBy").stringValue()).isEqualTo("user:operator");
    assertThat(receipt.get("subjectSha256").stringValue()).isEqualTo(hex(tenant + '\u001f' + name));
    String files = "";
    for (FileId file : own) {
      files = hex(files + file);
    }
    assertThat(receipt.get("filesSha256").stringValue()).isEqualTo(files);
    assertThat(json(operatorOf(tenant).get(ERASURES + "/" + id), 200)).isEqualTo(receipt);
    problem(operatorOf("rival").get(ERASURES + "/" + id), 404, "not-found");

    assertThat(own).allSatisfy(file -> assertThat(objectsOf(file)).isZero());
    assertThat(rowsThatName(name))
        .containsOnly(
            Map.entry("file", 0L),
            Map.entry("file_event", 0L),
            Map.entry("file_grant", 0L),
            Map.entry("upload_answer", 0L));
    for (FileId file : own) {
      problem(alice().get("/api/v1/files/" + file), 403, "not-the-owner");
    }
    problem(alice().get("/api/v1/files/" + bobs + "/download"), 403, "not-the-owner");
    JsonNode again = json(erase(operatorOf(tenant), name, 100), 200);
    assertThat(again.get("files").intValue()).isZero();
  }

  @Test
  void leavesAloneWhatIsOthers() throws Exception {
    FileId namesakes = newFile(clientOf("rival-of-" + tenant, name), "hers.txt");
    json(erase(operatorOf(tenant), name, 100), 200);

    assertThat(
            json(clientOf("rival-of-" + tenant, name).get("/api/v1/files/" + namesakes), 200)
                .get("fileName")
                .stringValue())
        .isEqualTo("hers.txt");
    assertThat(json(bob().get("/api/v1/files/" + bobs + "/download"), 200).has("downloadUrl"))
        .isTrue();
    assertThat(
            json(bob().get("/api/v1/files/" + bobs + "/history"), 200)
                .valueStream()
                .filter(entry -> entry.get("actor").stringValue().startsWith("erased:"))
                .toList())
        .singleElement()
        .satisfies(entry -> assertThat(entry.has("address")).isFalse());
  }

  /// They answer for it, whoever erases them.
  @Test
  void keepsWhatOperatorsDid() throws Exception {
    problem(erase(operator(name), name, 100), 403, "own-erasure");
    String file = "/api/v1/admin/files/" + bobs;
    json(operator(name).call("POST", file + "/rescan", ""), 202);
    json(operator(name).call("DELETE", file + "?hardDelete=true&because=unwanted", ""), 200);
    json(erase(operatorOf(tenant), name, 100), 200);

    List<JsonNode> history =
        json(bob().get("/api/v1/files/" + bobs + "/history"), 200).valueStream().toList();
    assertThat(history)
        .filteredOn(entry -> entry.get("actor").stringValue().equals("user:" + name))
        .extracting(entry -> entry.get("action").stringValue())
        .containsExactly("rescan-requested", "deleted", "purged");
    assertThat(history)
        .filteredOn(entry -> entry.get("actor").stringValue().startsWith("erased:"))
        .extracting(entry -> entry.get("action").stringValue())
        .containsExactly("download-link-issued");
  }

  @Test
  void erasesTheDigestOfADiscardedUpload() throws Exception {
    acting(() ->
        database.update(
            """
            INSERT INTO file_event (file_id, action, actor, occurred_at, details)
            VALUES (?, 'UPLOAD_DISCARDED', 'scanner', now(), '{"eTag": "0a1b", "size": "5"}')
            """,
            own.getFirst().value()));
    json(erase(operatorOf(tenant), name, 100), 200);
    acting(() ->
        assertThat(
                database.queryForObject(
                    "SELECT details::text FROM file_event WHERE file_id = ? AND action ="
                        + " 'UPLOAD_DISCARDED'",
                    String.class,
                    own.getFirst().value()))
            .isEqualTo("{\"size\": \"5\"}"));
  }

  /// What an event says may still be on its way to consumers.
  @Test
  void keepsTheVerdictAndTheOrderOfEvents() throws Exception {
    json(erase(operatorOf(tenant), name, 100), 200);
    acting(() -> {
      Map<String, @Nullable Object> row =
          database.queryForMap(
              "SELECT status, finding_threats::text AS threats, owner FROM file WHERE id = ?",
              own.get(1).value());
      assertThat(row).containsEntry("status", "deleted");
      assertThat(row.get("threats")).asString().contains("Eicar-Test-Signature");
      assertThat(row.get("owner")).asString().startsWith("erased:");
      assertThat(
              database.queryForList(
                  "SELECT sequence FROM file_event WHERE file_id = ? AND data ->> 'fileName' ="
                      + " 'erased' ORDER BY sequence",
                  Long.class,
                  own.get(1).value()))
          .containsExactly(1L, 2L, 3L, 4L);
    });
  }

  private Client operator(String subject) {
    return new Client(port, TOKENS.token(subject, tenant, "files:admin", inAnHour()));
  }

  private int objectsOf(FileId file) {
    return Stream.of(
            NAMESPACE.landingBucket(), NAMESPACE.cleanBucket(), NAMESPACE.quarantineBucket())
        .mapToInt(bucket ->
            s3.listObjectVersions(list -> list.bucket(bucket).prefix("document/" + file))
                .versions()
                .size())
        .sum();
  }

  private Map<String, Long> rowsThatName(String person) {
    String like = "%" + person + "%";
    Map<String, Long> rows = new HashMap<>();
    acting(() -> {
      for (String table : List.of("file", "file_event", "file_grant", "upload_answer")) {
        rows.put(table, count("SELECT count(*) FROM " + table + " t WHERE t::text LIKE ?", like));
      }
    });
    return rows;
  }

  private long count(String sql, String like) {
    Long found = database.queryForObject(sql, Long.class, like);
    return found == null ? 0 : found;
  }

  private void acting(Runnable work) {
    transaction.executeWithoutResult(_ -> {
      database.queryForList("SELECT set_config('airlock.access', 'every-tenant', true)");
      work.run();
    });
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(Sha256.of(text.getBytes(UTF_8)));
  }
}
