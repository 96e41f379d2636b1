package dev.airlock.api.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RecordedScan;
import dev.airlock.api.fixture.RunningApi;
import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.scan.Scans;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/// What an operator does after an outage: has all scanned again that could not be.
class BulkRescansIT extends RunningApi {
  private static final Verdict SCAN_FAILED = new Verdict.Quarantined(QuarantineReason.SCAN_FAILED);
  private static final String ALL_FAILED =
      "{\"status\":\"quarantined\",\"reason\":\"scan-failed\"%s}";

  private final String tenant = "bulk-" + UUID.randomUUID();

  @Autowired Scans scans;
  @Autowired S3Client s3;
  @Autowired JdbcTemplate database;
  @Autowired TransactionTemplate transaction;

  @Test
  void rescansWhatMatchesAndNothingElse() throws Exception {
    FileId before = judged(SCAN_FAILED);
    Instant began = settledAt(before).plusNanos(1_000);
    FileId failed = judged(SCAN_FAILED);
    FileId encrypted = judged(new Verdict.Quarantined(QuarantineReason.ENCRYPTED));
    FileId clean = judged(new Verdict.Clean());
    FileId infected = judged(new Verdict.Infected(List.of("Eicar-Test-Signature")));

    JsonNode answer = rescan(ALL_FAILED.formatted(",\"settledAfter\":\"%s\"".formatted(began)));

    assertThat(answer.get("requested").intValue()).isEqualTo(1);
    assertThat(answer.get("left").intValue()).isZero();
    assertThat(answer.has("nextCursor")).isFalse();
    assertThat(requests(failed)).isEqualTo(1);
    assertThat(rescan("{\"status\":\"clean\"}").get("requested").intValue()).isEqualTo(1);
    assertThat(requests(clean)).isEqualTo(1);
    assertThat(rescan("{\"profile\":\"another\"}").get("requested").intValue()).isZero();
    String until = "{\"settledBefore\":\"%s\"}".formatted(began);
    assertThat(rescan(until).get("requested").intValue()).isEqualTo(1);
    assertThat(requests(before)).isEqualTo(1);
    assertThat(rescan("{}").get("requested").intValue()).as("the encrypted one").isEqualTo(1);
    assertThat(requests(encrypted)).isEqualTo(1);
    assertThat(requests(infected)).isZero();
    assertThat(rescan("{}").get("requested").intValue()).isZero();
  }

  @Test
  void goesOnPageByPageUntilNothingIsLeft() throws Exception {
    List<FileId> failed = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      failed.add(judged(SCAN_FAILED));
    }
    ObjectLocation lost = location(failed.get(1));
    s3.deleteObject(
        delete -> delete.bucket(lost.bucket()).key(lost.key()).versionId(lost.versionId()));

    JsonNode first = rescan(ALL_FAILED.formatted(",\"limit\":2"));
    assertThat(first.get("requested").intValue()).isEqualTo(1);
    assertThat(first.get("skipped").intValue()).as("its object is gone").isEqualTo(1);
    assertThat(first.get("left").intValue()).isEqualTo(3);
    FileId later = judged(SCAN_FAILED);
    JsonNode second = rescan(ALL_FAILED.formatted(",\"limit\":2" + cursorOf(first)));
    assertThat(second.get("requested").intValue()).isEqualTo(2);
    JsonNode third = rescan(ALL_FAILED.formatted(",\"limit\":2" + cursorOf(second)));
    assertThat(third.get("requested").intValue()).isEqualTo(1);
    assertThat(third.has("nextCursor")).isFalse();
    assertThat(requests(failed.getFirst())).isEqualTo(1);
    assertThat(requests(failed.get(1))).isZero();
    assertThat(requests(failed.getLast())).isEqualTo(1);
    assertThat(requests(later)).as("its verdict came later").isZero();
  }

  @Test
  void reachesNoFileOfAnotherTenant() throws Exception {
    FileId file = judged(SCAN_FAILED);
    for (Client other : List.of(operatorOf("rival"), operatorOf(null))) {
      json(other.call("POST", "/api/v1/admin/rescans", ALL_FAILED.formatted("")), 202);
    }
    problem(alice().call("POST", "/api/v1/admin/rescans", "{}"), 403, "insufficient-scope");
    assertThat(requests(file)).isZero();
  }

  @Test
  void addsNoneWhileManyWait() throws Exception {
    FileId file = judged(SCAN_FAILED);
    addWaiting(BulkRescans.MOST_WAITING);

    JsonNode answer = rescan(ALL_FAILED.formatted(""));

    assertThat(answer.get("requested").intValue()).isZero();
    assertThat(answer.get("left").intValue()).isEqualTo(1);
    assertThat(requests(file)).isZero();
    acting("DELETE FROM file WHERE tenant = ? AND owner = 'waiting'");
    assertThat(rescan(ALL_FAILED.formatted(cursorOf(answer))).get("requested").intValue())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"infected\"}",
        "{\"status\":\"none\"}",
        "{\"reason\":\"none\"}",
        "{\"profile\":\"a\\u0000\"}",
        "{\"limit\":0}",
        "{\"limit\":101}",
        "{\"cursor\":\"\"}",
        "{\"cursor\":\"AAAA\"}",
        "{\"settledAfter\":\"yesterday\"}"
      })
  void refusesWhatMeansNothing(String body) throws Exception {
    problem(operatorOf(tenant).call("POST", "/api/v1/admin/rescans", body), 400, "invalid-field");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T00:00:00Z"})
  void takesAnyTime(String time) throws Exception {
    rescan("{\"settledAfter\":\"%1$s\",\"settledBefore\":\"%1$s\"}".formatted(time));
  }

  private void addWaiting(int number) {
    acting(
        """
        INSERT INTO file (id, owner, tenant, profile, file_name, content_type, declared_size,
          max_size, metadata, status, sequence, created_at, expires_at, settled_at, finding_reason,
          location_bucket, location_key, rescan_requested_at)
        SELECT gen_random_uuid(), 'waiting', ?, 'document', 'f', 'text/plain', 1, 1, '{}',
          'quarantined', 1, now(), now(), now(), 'scan-failed', 'b', 'k', now()
        FROM generate_series(1, %d)
        """
            .formatted(number));
  }

  private void acting(String sql) {
    transaction.executeWithoutResult(_ -> {
      database.queryForList("SELECT set_config('airlock.access', 'every-tenant', true)");
      database.update(sql, tenant);
    });
  }

  private FileId judged(Verdict verdict) throws Exception {
    FileId file = newFile(alice(), "notes.txt");
    new RecordedScan(scans, s3, NAMESPACE, new TenantContext(tenant, "alice"))
        .recordVerdict(file, verdict);
    return file;
  }

  private ObjectLocation location(FileId file) {
    String key = "document/" + file;
    return new ObjectLocation(
        NAMESPACE.quarantineBucket(),
        key,
        s3.headObject(head -> head.bucket(NAMESPACE.quarantineBucket()).key(key)).versionId());
  }

  private JsonNode rescan(String body) throws Exception {
    return json(operatorOf(tenant).call("POST", "/api/v1/admin/rescans", body), 202);
  }

  private static String cursorOf(JsonNode answer) {
    return ",\"cursor\":\"%s\"".formatted(answer.get("nextCursor").stringValue());
  }

  private Instant settledAt(FileId file) throws Exception {
    return Instant.parse(
        json(alice().get("/api/v1/files/" + file), 200).get("settledAt").stringValue());
  }

  private long requests(FileId file) throws Exception {
    return json(alice().get("/api/v1/files/" + file + "/history"), 200)
        .valueStream()
        .filter(entry -> entry.get("action").stringValue().equals("rescan-requested"))
        .filter(entry -> entry.get("actor").stringValue().equals("user:operator"))
        .count();
  }

  private Client alice() {
    return clientOf(tenant, "alice");
  }
}
