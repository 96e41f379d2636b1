package dev.airlock.api.grant;

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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/// Read access that an owner grants to somebody else in the tenant, and revokes.
class SharingIT extends RunningApi {
  private static final String TENANT = "sharing";
  private static final Pattern VALIDITY =
      Pattern.compile("X-Amz-Date=(\\w+)&X-Amz-Expires=(\\d+)&");
  private static final DateTimeFormatter SIGNED_AT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  @Autowired Scans scans;
  @Autowired S3Client s3;

  private final String carol = "carol-" + System.nanoTime();
  private FileId file;

  @BeforeEach
  void aCleanFileOfAlice() throws Exception {
    file = newFile(clientOf(TENANT, "alice"), "notes.txt");
    new RecordedScan(scans, s3, NAMESPACE, new TenantContext(TENANT, "alice"))
        .recordVerdict(file, new Verdict.Clean());
  }

  @Test
  void aGrantOpensReadingAndNothingElse() throws Exception {
    Client reader = clientOf(TENANT, carol);
    problem(reader.get(path("")), 403, "not-the-owner");
    JsonNode grant = json(grant(carol), 201);
    assertThat(grant.get("subject").stringValue()).isEqualTo(carol);
    assertThat(Duration.between(Instant.now(), Instant.parse(grant.get("expiresAt").stringValue())))
        .isBetween(Duration.ofDays(6), Duration.ofDays(7));

    assertThat(json(reader.get(path("")), 200).get("status").stringValue()).isEqualTo("clean");
    String link = json(reader.get(path("/download")), 200).get("downloadUrl").stringValue();
    assertThat(reader.fetch(link).body()).isEqualTo(RecordedScan.WORDS);

    problem(reader.get(path("/history")), 403, "not-the-owner");
    problem(reader.get(path("/grants")), 403, "not-the-owner");
    problem(reader.call("DELETE", path(""), ""), 403, "not-the-owner");
    problem(reader.call("POST", path("/grants"), body("mallory")), 403, "not-the-owner");
    assertThat(json(reader.get("/api/v1/files"), 200).get("files").size())
        .as("lists have only own files")
        .isZero();
  }

  @Test
  void whatIsSharedWithSomebodyIsListedAsLongAsItIs() throws Exception {
    Client reader = clientOf(TENANT, carol);
    json(grant(carol), 201);
    String id = json(grant(carol), 201).get("grantId").stringValue();
    Client alice = clientOf(TENANT, "alice");
    assertThat(json(alice.get(path("/grants")), 200).size()).as("one for each").isOne();
    FileId another = newFile(alice, "more.txt");
    String more = "/api/v1/files/" + another;
    json(alice.call("POST", more + "/grants", body(carol)), 201);

    assertThat(shared(reader, "")).containsExactly(another.toString(), file.toString());
    assertThat(shared(reader, "?status=clean")).containsExactly(file.toString());
    assertThat(shared(reader, "?profile=resume")).isEmpty();
    assertThat(shared(alice, "")).doesNotContain(file.toString());
    assertThat(shared(clientOf("other-tenant", carol), "")).isEmpty();
    assertThat(shared(client(carol), "")).isEmpty();

    JsonNode first = json(reader.get("/api/v1/files/shared?limit=1"), 200);
    String cursor = "?limit=1&cursor=" + first.get("nextCursor").stringValue();
    assertThat(shared(reader, cursor)).containsExactly(file.toString());
    problem(reader.get("/api/v1/files" + cursor), 400, "invalid-field");

    assertThat(alice.call("DELETE", more, "").statusCode()).isEqualTo(200);
    assertThat(alice.call("DELETE", path("/grants/" + id), "").statusCode()).isEqualTo(204);
    assertThat(shared(reader, "")).isEmpty();
  }

  private static List<String> shared(Client reader, String query) throws Exception {
    return json(reader.get("/api/v1/files/shared" + query), 200)
        .get("files")
        .valueStream()
        .map(shown -> shown.get("fileId").stringValue())
        .toList();
  }

  @Test
  void aGrantIsListedAndRevocable() throws Exception {
    String id = json(grant(carol), 201).get("grantId").stringValue();
    Client alice = clientOf(TENANT, "alice");
    assertThat(json(alice.get(path("/grants")), 200).get(0).get("grantId").stringValue())
        .isEqualTo(id);
    assertThat(alice.call("DELETE", path("/grants/" + id), "").statusCode()).isEqualTo(204);
    assertThat(json(alice.get(path("/grants")), 200).size()).isZero();
    problem(clientOf(TENANT, carol).get(path("")), 403, "not-the-owner");
    problem(alice.call("DELETE", path("/grants/" + id), ""), 404, "not-found");
    assertThat(
            json(alice.get(path("/history")), 200)
                .valueStream()
                .map(entry -> entry.get("action").stringValue()))
        .contains("granted", "grant-revoked", "access-refused");
  }

  @Test
  void aGrantEndsByItself() throws Exception {
    Instant soon = Instant.now().plusSeconds(2);
    json(
        clientOf(TENANT, "alice")
            .call(
                "POST",
                path("/grants"),
                "{\"subject\":\"%s\",\"expiresAt\":\"%s\"}".formatted(carol, soon)),
        201);
    assertThat(clientOf(TENANT, carol).get(path("")).statusCode()).isEqualTo(200);
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> problem(clientOf(TENANT, carol).get(path("")), 403, "not-the-owner"));
  }

  /// Revoking a grant cannot call back a link.
  @Test
  void aLinkForSomebodyElseIsShort() throws Exception {
    json(grant(carol), 201);
    assertThat(validityOfLink(clientOf(TENANT, carol), "?expiresIn=604800"))
        .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
    assertThat(validityOfLink(clientOf(TENANT, carol), "?expiresIn=60"))
        .isLessThanOrEqualTo(Duration.ofMinutes(1));
    assertThat(validityOfLink(clientOf(TENANT, "alice"), "")).isGreaterThan(Duration.ofMinutes(59));
  }

  @Test
  void aLinkEndsWithTheGrant() throws Exception {
    Instant end = Instant.now().plusSeconds(300);
    json(
        clientOf(TENANT, "alice")
            .call(
                "POST",
                path("/grants"),
                "{\"subject\":\"%s\",\"expiresAt\":\"%s\"}".formatted(carol, end)),
        201);
    assertThat(validityOfLink(clientOf(TENANT, carol), ""))
        .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
    JsonNode link = json(clientOf(TENANT, carol).get(path("/download")), 200);
    assertThat(Instant.parse(link.get("expiresAt").stringValue())).isBeforeOrEqualTo(end);
  }

  /// What the link itself says, which is what the response says, too.
  private Duration validityOfLink(Client reader, String query) throws Exception {
    JsonNode link = json(reader.get(path("/download" + query)), 200);
    Matcher signed = VALIDITY.matcher(link.get("downloadUrl").stringValue());
    assertThat(signed.find()).isTrue();
    Instant signedAt = SIGNED_AT.parse(signed.group(1), Instant::from);
    Duration validity = Duration.ofSeconds(Long.parseLong(signed.group(2)));
    assertThat(Instant.parse(link.get("expiresAt").stringValue()))
        .isEqualTo(signedAt.plus(validity));
    return validity;
  }

  @Test
  void aGrantReachesNobodyOfAnotherTenant() throws Exception {
    json(grant(carol), 201);
    problem(clientOf("rival", carol).get(path("")), 404, "file-not-found");
    problem(client(carol).get(path("/download")), 404, "file-not-found");
  }

  @Test
  void onlyTheOwnerSharesAndRevokes() throws Exception {
    String id = json(grant(carol), 201).get("grantId").stringValue();
    Client mallory = clientOf(TENANT, "mallory");
    problem(mallory.call("POST", path("/grants"), body("mallory")), 403, "not-the-owner");
    problem(mallory.call("DELETE", path("/grants/" + id), ""), 403, "not-the-owner");
    problem(clientOf(TENANT, "alice").call("DELETE", path("/grants/1-1"), ""), 422, "malformed-id");
    FileId own = newFile(mallory, "own.txt");
    problem(mallory.call("DELETE", "/api/v1/files/" + own + "/grants/" + id, ""), 404, "not-found");
    assertThat(clientOf(TENANT, carol).get(path("")).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"subject\":\"\"}",
        "{\"subject\":\" \"}",
        "{\"subject\":\"alice\"}",
        "{\"subject\":\"a\\u0000b\"}",
        "{\"subject\":{}}"
      })
  void theGranteeIsSomebodyElse(String body) throws Exception {
    invalid(body, "subject");
  }

  @Test
  void theEndIsInTheFutureAndNotTooFar() throws Exception {
    for (Object end :
        new Object[] {
          Instant.now().minusSeconds(1), Instant.now().plus(Duration.ofDays(366)), "soon"
        }) {
      invalid("{\"subject\":\"carol\",\"expiresAt\":\"" + end + "\"}", "expiresAt");
    }
    invalid("{\"subject\":\"" + "c".repeat(256) + "\"}", "subject");
  }

  private void invalid(String body, String field) throws Exception {
    assertThat(
            problem(
                    clientOf(TENANT, "alice").call("POST", path("/grants"), body),
                    400,
                    "invalid-field")
                .get("field")
                .stringValue())
        .isEqualTo(field);
  }

  private HttpResponse<String> grant(String subject) throws Exception {
    return clientOf(TENANT, "alice").call("POST", path("/grants"), body(subject));
  }

  private static String body(String subject) {
    return "{\"subject\":\"" + subject + "\"}";
  }

  private String path(String more) {
    return "/api/v1/files/" + file + more;
  }
}
