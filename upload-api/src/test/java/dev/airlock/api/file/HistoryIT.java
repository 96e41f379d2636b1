package dev.airlock.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RecordedScan;
import dev.airlock.api.fixture.RunningApi;
import dev.airlock.model.file.FileId;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.scan.Scans;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/// The audit log tells who did what, when and from where, and which attempts were refused.
class HistoryIT extends RunningApi {
  private static final String TENANT = "history";

  @Autowired Scans scans;
  @Autowired S3Client s3;

  @Test
  void tellsWhoDidWhatWhenAndFromWhere() throws Exception {
    Client alice = clientOf(TENANT, "alice");
    FileId file = newFile(alice, "notes.txt");
    new RecordedScan(scans, s3, NAMESPACE, new TenantContext(TENANT, "alice"))
        .recordVerdict(file, new Verdict.Clean());
    String path = "/api/v1/files/" + file;
    json(alice.get(path + "/download?expiresIn=60"), 200);
    String grant =
        json(alice.call("POST", path + "/grants", "{\"subject\":\"carol\"}"), 201)
            .get("grantId")
            .stringValue();
    json(clientOf(TENANT, "carol").get(path + "/download"), 200);
    alice.call("DELETE", path + "/grants/" + grant, "");
    alice.call("DELETE", path, "");
    alice.call("POST", path + "/restore", "");
    alice.call("DELETE", path + "?hardDelete=true", "");

    List<JsonNode> history = json(alice.get(path + "/history"), 200).valueStream().toList();
    assertThat(history)
        .extracting(entry -> entry.get("action").stringValue())
        .containsExactly(
            "initiated",
            "scan-started",
            "settled",
            "download-link-issued",
            "granted",
            "download-link-issued",
            "grant-revoked",
            "deleted",
            "restored",
            "deleted",
            "purged");
    assertThat(history.get(5).get("actor").stringValue()).isEqualTo("user:carol");
    assertIsValidFor(Duration.ofSeconds(60), history.get(3));
    // Links for others than the owner are short.
    assertIsValidFor(Duration.ofMinutes(15), history.get(5));
    assertThat(history.get(4).get("details").toString()).contains("carol");
    for (JsonNode entry : history) {
      boolean ours = entry.get("actor").stringValue().startsWith("user:");
      assertThat(entry.get("address") != null).as(entry.toString()).isEqualTo(ours);
      if (ours) {
        assertThat(entry.get("address").stringValue()).isEqualTo("127.0.0.1");
      }
      assertThat(Instant.parse(entry.get("occurredAt").stringValue()))
          .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
    }
  }

  // A link ends at a whole second, and is a moment older than its entry.
  private static void assertIsValidFor(Duration asked, JsonNode entry) {
    Instant issuedAt = Instant.parse(entry.get("occurredAt").stringValue());
    assertThat(Instant.parse(entry.get("details").get("expiresAt").stringValue()))
        .isBetween(issuedAt.plus(asked).minusSeconds(5), issuedAt.plus(asked));
  }

  @Test
  void remembersWhoWasRefused() throws Exception {
    Client alice = clientOf(TENANT, "alice");
    FileId file = newFile(alice, "notes.txt");
    String path = "/api/v1/files/" + file;
    Client mallory = clientOf(TENANT, "mallory");
    problem(mallory.get(path), 403, "not-the-owner");
    problem(mallory.call("DELETE", path, ""), 403, "not-the-owner");
    problem(clientOf("rival", "eve").get(path + "/download"), 404, "file-not-found");

    List<JsonNode> refusals =
        json(alice.get(path + "/history"), 200)
            .valueStream()
            .filter(entry -> entry.get("action").stringValue().equals("access-refused"))
            .toList();
    assertThat(refusals)
        .extracting(entry -> entry.get("details").get("attempt").stringValue())
        .containsExactly("read", "delete", "download");
    assertThat(refusals.get(0).get("actor").stringValue()).isEqualTo("user:mallory");
    assertThat(refusals.get(2).toString())
        .as("tenants do not learn of each other")
        .doesNotContain("eve", "rival", "127.0.0.1");
  }

  @Test
  void countsWhatIsRepeated() throws Exception {
    Client alice = clientOf(TENANT, "alice");
    FileId file = newFile(alice, "notes.txt");
    new RecordedScan(scans, s3, NAMESPACE, new TenantContext(TENANT, "alice"))
        .recordVerdict(file, new Verdict.Clean());
    String path = "/api/v1/files/" + file;
    for (int i = 0; i < 20; i++) {
      json(alice.get(path + "/download?expiresIn=60"), 200);
      problem(clientOf(TENANT, "mallory").get(path), 403, "not-the-owner");
      problem(clientOf("rival", "alice").get(path), 404, "file-not-found");
    }
    List<JsonNode> history = json(alice.get(path + "/history"), 200).valueStream().toList();
    // An hour may end in between.
    assertThat(history).hasSizeBetween(6, 9);
    for (String actor : List.of("user:alice", "user:mallory", "another tenant")) {
      List<JsonNode> repeated =
          history.stream()
              .filter(entry -> entry.get("actor").stringValue().equals(actor))
              .filter(entry -> entry.get("times") != null)
              .toList();
      assertThat(repeated.stream().mapToInt(entry -> entry.get("times").intValue()).sum())
          .as(actor)
          .isBetween(19, 20);
      assertThat(Instant.parse(repeated.getFirst().get("lastAt").stringValue()))
          .isAfter(Instant.parse(repeated.getFirst().get("occurredAt").stringValue()));
    }
    assertThat(history.toString()).doesNotContain("rival");
  }

  @Test
  void comesInPages() throws Exception {
    Client alice = clientOf(TENANT, "alice");
    FileId file = newFile(alice, "notes.txt");
    String path = "/api/v1/files/" + file;
    for (String friend : List.of("bob", "carol", "dave", "erin")) {
      json(alice.call("POST", path + "/grants", "{\"subject\":\"" + friend + "\"}"), 201);
    }
    List<JsonNode> whole = json(alice.get(path + "/history"), 200).valueStream().toList();
    assertThat(whole).hasSize(5);
    List<JsonNode> paged = new ArrayList<>();
    String next = path + "/history?limit=2";
    for (int page = 0; page < 3; page++) {
      HttpResponse<String> answer = alice.get(next);
      json(answer, 200).forEach(paged::add);
      next =
          answer
              .headers()
              .firstValue("Link")
              .map(link -> link.replaceFirst("<(.*)>; rel=\"next\"", "$1"))
              .orElse("");
    }
    assertThat(next).as("that was the last page").isEmpty();
    assertThat(paged).isEqualTo(whole);
    String other = alice.get(path + "/history?limit=1").headers().firstValue("Link").orElseThrow();
    problem(
        alice.get(
            "/api/v1/files/%s/history?cursor=%s"
                .formatted(
                    newFile(alice, "other.txt"), other.replaceFirst(".*cursor=(.*)>.*", "$1"))),
        400,
        "invalid-field");
  }
}
