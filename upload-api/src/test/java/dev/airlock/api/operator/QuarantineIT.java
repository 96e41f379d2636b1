package dev.airlock.api.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RecordedScan;
import dev.airlock.api.fixture.RunningApi;
import dev.airlock.model.file.FileId;
import dev.airlock.model.verdict.Explanation;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.scan.Scans;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/// The operators' list of infected and quarantined files.
class QuarantineIT extends RunningApi {
  private static final Verdict ENCRYPTED = new Verdict.Quarantined(QuarantineReason.ENCRYPTED);
  private static final Verdict UNSCANNABLE =
      new Verdict.Quarantined(
          QuarantineReason.UNSCANNABLE, new Explanation("invoice.zip › a.docx", "a cabinet"));
  private static final Verdict INFECTED = new Verdict.Infected(List.of("Eicar-Test-Signature"));

  @Autowired Scans scans;
  @Autowired S3Client s3;

  private String tenant;

  @BeforeEach
  void aTenantOfItsOwn(TestInfo test) {
    tenant = "quarantine-" + test.getDisplayName().hashCode();
  }

  @Test
  void showsEachFileAsItsOwnerSeesItAndWhoThatIs() throws Exception {
    FileId bobs = withVerdict("bob", INFECTED);
    withVerdict("alice", new Verdict.Clean());
    FileId alices = withVerdict("alice", ENCRYPTED);

    List<JsonNode> files = files("");
    assertThat(files).extracting(RunningApi::idOf).containsExactly(alices, bobs);
    assertThat(files)
        .extracting(file -> file.get("owner").stringValue())
        .containsExactly("alice", "bob");
    assertThat(files.getFirst().get("reason").stringValue()).isEqualTo("encrypted");
    assertThat(files.getLast().get("threats").get(0).stringValue())
        .isEqualTo("Eicar-Test-Signature");
    JsonNode asItsOwner = json(clientOf(tenant, "bob").get("/api/v1/files/" + bobs), 200);
    asItsOwner.forEachEntry(
        (field, value) -> assertThat(files.getLast().get(field)).as(field).isEqualTo(value));
    assertThat(files.getLast().size()).isEqualTo(asItsOwner.size() + 1);
  }

  @Test
  void tellsOwnerAndOperatorWhereItWasFoundAndWhat() throws Exception {
    FileId file = withVerdict("alice", UNSCANNABLE);

    JsonNode asItsOwner = json(clientOf(tenant, "alice").get("/api/v1/files/" + file), 200);
    for (JsonNode shown : List.of(asItsOwner, files("").getFirst())) {
      assertThat(shown.get("reason").stringValue()).isEqualTo("unscannable");
      assertThat(shown.get("where").stringValue()).isEqualTo("invoice.zip › a.docx");
      assertThat(shown.get("what").stringValue()).isEqualTo("a cabinet");
    }
    FileId encrypted = withVerdict("alice", ENCRYPTED);
    JsonNode unexplained = json(clientOf(tenant, "alice").get("/api/v1/files/" + encrypted), 200);
    assertThat(unexplained.has("where")).isFalse();
    assertThat(unexplained.has("what")).isFalse();
  }

  @Test
  void filtersByStatusAndReason() throws Exception {
    FileId infected = withVerdict("alice", INFECTED);
    FileId encrypted = withVerdict("alice", ENCRYPTED);
    FileId corrupt = withVerdict("alice", new Verdict.Quarantined(QuarantineReason.CORRUPT));
    FileId unscannable = withVerdict("alice", UNSCANNABLE);
    FileId suspicious = withVerdict("alice", new Verdict.Quarantined(QuarantineReason.SUSPICIOUS));
    assertThat(ids("?status=infected")).containsExactly(infected);
    assertThat(ids("?status=quarantined"))
        .containsExactly(suspicious, unscannable, corrupt, encrypted);
    assertThat(ids("?reason=encrypted")).containsExactly(encrypted);
    assertThat(ids("?reason=unscannable")).containsExactly(unscannable);
    assertThat(ids("?reason=suspicious")).containsExactly(suspicious);
    assertThat(ids("?status=infected&reason=encrypted")).isEmpty();
    assertThat(ids("?status=clean")).isEmpty();
  }

  @Test
  void filtersByOwnerProfileAndTheTimeOfTheVerdict() throws Exception {
    FileId alices = withVerdict("alice", ENCRYPTED);
    FileId bobs = withVerdict("bob", INFECTED);
    String settledAt = files("").getFirst().get("settledAt").stringValue();
    assertThat(ids("?owner=alice")).containsExactly(alices);
    assertThat(ids("?owner=ALICE")).isEmpty();
    assertThat(ids("?profile=document&owner=bob")).containsExactly(bobs);
    assertThat(ids("?profile=resume")).isEmpty();
    assertThat(ids("?settledAfter=" + settledAt)).containsExactly(bobs);
    assertThat(ids("?settledAfter=-1000000000-01-01T00:00:00Z")).containsExactly(bobs, alices);
    assertThat(ids("?settledAfter=9999-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void tellsWhatIsRequestedForAFile() throws Exception {
    FileId file = withVerdict("alice", ENCRYPTED);
    json(
        operator()
            .call("POST", "/api/v1/admin/files/" + file + "/release", "{\"reason\":\"known\"}"),
        202);
    JsonNode shown = files("").getFirst();
    assertThat(shown.get("status").stringValue()).isEqualTo("quarantined");
    assertThat(shown.has("rescanRequestedAt")).isTrue();
    assertThat(shown.get("waived").stringValue()).isEqualTo("encrypted");
  }

  @Test
  void pagesStayRightWhileFilesAreAdded() throws Exception {
    List<FileId> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.addFirst(withVerdict("alice", ENCRYPTED));
    }
    List<FileId> listed = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page = json(operator().get("/api/v1/admin/quarantine?limit=2" + cursor), 200);
      page.get("files").forEach(file -> listed.add(idOf(file)));
      withVerdict("bob", ENCRYPTED);
      JsonNode next = page.get("nextCursor");
      cursor = next == null ? null : "&cursor=" + next.stringValue();
    }
    assertThat(listed).isEqualTo(all);
  }

  @Test
  void showsNothingOfOtherTenants() throws Exception {
    FileId file = withVerdict("alice", ENCRYPTED);
    for (Client other : List.of(operatorOf("rival-" + tenant), operatorOf(null))) {
      assertThat(
              json(other.get("/api/v1/admin/quarantine?limit=100"), 200)
                  .get("files")
                  .valueStream()
                  .map(RunningApi::idOf))
          .doesNotContain(file);
    }
  }

  @Test
  void aCursorBelongsToOneList() throws Exception {
    withVerdict("alice", ENCRYPTED);
    withVerdict("alice", ENCRYPTED);
    String cursor =
        "&cursor="
            + json(operator().get("/api/v1/admin/quarantine?limit=1"), 200)
                .get("nextCursor")
                .stringValue();
    assertThat(ids("?limit=1" + cursor)).hasSize(1);
    invalid(operator(), "?status=infected" + cursor, "cursor");
    invalid(operator(), "?reason=encrypted" + cursor, "cursor");
    invalid(operator(), "?owner=alice" + cursor, "cursor");
    invalid(operatorOf("rival-" + tenant), "?limit=1" + cursor, "cursor");
    assertThat(
            problem(
                    clientOf(tenant, "operator").get("/api/v1/files?limit=1" + cursor),
                    400,
                    "invalid-field")
                .get("field")
                .stringValue())
        .isEqualTo("cursor");
  }

  @ParameterizedTest
  @CsvSource({
    "?limit=0, limit",
    "?limit=101, limit",
    "?limit=many, limit",
    "?status=fine, status",
    "?reason=ENCRYPTED, reason",
    "?reason=infected, reason",
    "?settledAfter=yesterday, settledAfter",
    "?cursor=AAAA, cursor"
  })
  void parametersAreChecked(String query, String field) throws Exception {
    invalid(operator(), query, field);
  }

  private Client operator() {
    return operatorOf(tenant);
  }

  private FileId withVerdict(String owner, Verdict verdict) throws Exception {
    FileId file = newFile(clientOf(tenant, owner), "notes.txt");
    new RecordedScan(scans, s3, NAMESPACE, new TenantContext(tenant, owner))
        .recordVerdict(file, verdict);
    return file;
  }

  private List<FileId> ids(String query) throws Exception {
    return files(query).stream().map(RunningApi::idOf).toList();
  }

  private List<JsonNode> files(String query) throws Exception {
    return json(operator().get("/api/v1/admin/quarantine" + query), 200)
        .get("files")
        .valueStream()
        .toList();
  }

  private void invalid(Client client, String query, String field) throws Exception {
    assertThat(
            problem(client.get("/api/v1/admin/quarantine" + query), 400, "invalid-field")
                .get("field")
                .stringValue())
        .isEqualTo(field);
  }
}
