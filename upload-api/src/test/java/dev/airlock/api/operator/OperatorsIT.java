package dev.airlock.api.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RecordedScan;
import dev.airlock.api.fixture.RunningApi;
import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.scan.Scans;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/// Who is an operator, that operators have no other rights, and deleting for others.
class OperatorsIT extends RunningApi {
  private static final String TENANT = "operators";

  @Autowired Scans scans;
  @Autowired S3Client s3;

  private FileId file;
  private ObjectLocation served;

  @BeforeEach
  void aCleanFileOfAlice() throws Exception {
    file = newFile(alice(), "notes.txt");
    served =
        new RecordedScan(scans, s3, NAMESPACE, new TenantContext(TENANT, "alice"))
            .recordVerdict(file, new Verdict.Clean());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "files:read", "files:write", "files:read files:write", "admin"})
  void nobodyElseIsOne(String scope) throws Exception {
    Client other = new Client(port, TOKENS.token("alice", TENANT, scope, inAnHour()));
    problem(other.get("/api/v1/admin/quarantine"), 403, "insufficient-scope");
    problem(other.call("POST", admin() + "/rescan", ""), 403, "insufficient-scope");
    problem(
        other.call("POST", admin() + "/release", "{\"reason\":\"x\"}"), 403, "insufficient-scope");
    problem(other.call("DELETE", admin(), ""), 403, "insufficient-scope");
    problem(other.get(admin()), 403, "insufficient-scope");
    problem(other.get(admin() + "/history"), 403, "insufficient-scope");
    problem(other.get("/api/v1/admin/overview"), 403, "insufficient-scope");
    problem(other.get("/api/v1/admin"), 403, "insufficient-scope");
    problem(other.get("/api/v1/admin/nothing"), 403, "insufficient-scope");
  }

  @Test
  void theScopeOfOperatorsOpensNoFile() throws Exception {
    Client operator = operatorOf(TENANT);
    for (String path : List.of("", "/download", "/history", "/grants", "/events")) {
      problem(operator.get(path() + path), 403, "insufficient-scope");
    }
    problem(operator.get("/api/v1/files"), 403, "insufficient-scope");
    problem(operator.call("DELETE", path(), ""), 403, "insufficient-scope");
    problem(
        operator.initiate(Client.uploadRequest("notes.txt", "text/plain", 14)),
        403,
        "insufficient-scope");
  }

  /// Even with every scope, the endpoints for owners give no access to the files of others.
  @Test
  void anOperatorIsOneOnlyInCallsOfOperators() throws Exception {
    Client operator =
        new Client(
            port, TOKENS.token("operator", TENANT, READ_AND_WRITE + " files:admin", inAnHour()));
    json(operator.call("POST", admin() + "/rescan", ""), 202);
    problem(operator.get(path()), 403, "not-the-owner");
    problem(operator.get(path() + "/download"), 403, "not-the-owner");
    problem(operator.get(path() + "/history"), 403, "not-the-owner");
    problem(operator.call("DELETE", path(), ""), 403, "not-the-owner");
    assertThat(json(operator.get("/api/v1/files"), 200).get("files").size()).isZero();
  }

  @Test
  void anOperatorLooksAtAFileBeforeAndAfterActingOnIt() throws Exception {
    JsonNode before = json(operatorOf(TENANT).get(admin()), 200);
    assertThat(before.get("owner").stringValue()).isEqualTo("alice");
    JsonNode asItsOwner = json(alice().get(path()), 200);
    asItsOwner.forEachEntry(
        (field, value) -> assertThat(before.get(field)).as(field).isEqualTo(value));

    json(operatorOf(TENANT).call("POST", admin() + "/rescan", ""), 202);
    assertThat(json(operatorOf(TENANT).get(admin()), 200).has("rescanRequestedAt")).isTrue();
    json(operatorOf(TENANT).call("DELETE", admin(), ""), 200);
    JsonNode after = json(operatorOf(TENANT).get(admin()), 200);
    assertThat(after.get("status").stringValue()).isEqualTo("deleted");
    assertThat(after.has("restorableUntil")).isTrue();

    HttpResponse<String> first = operatorOf(TENANT).get(admin() + "/history?limit=1");
    assertThat(first.headers().firstValue("Link").orElseThrow())
        .startsWith("<" + admin() + "/history?limit=1&cursor=");
    assertThat(json(operatorOf(TENANT).get(admin() + "/history"), 200))
        .isEqualTo(json(alice().get(path() + "/history"), 200));
  }

  @Test
  void anOperatorOfAnotherTenantFindsNothing() throws Exception {
    for (String path : List.of("", "/history")) {
      problem(operatorOf("rivals").get(admin() + path), 404, "file-not-found");
    }
    problem(operatorOf("rivals").call("DELETE", admin(), ""), 404, "file-not-found");
  }

  @Test
  void whyAFileWasDeletedIsInItsHistory() throws Exception {
    json(operatorOf(TENANT).call("DELETE", admin() + "?reason=spam%2C%20ticket%207", ""), 200);
    assertThat(
            json(alice().get(path() + "/history"), 200)
                .valueStream()
                .toList()
                .getLast()
                .at("/details/reason")
                .stringValue())
        .isEqualTo("spam, ticket 7");
    for (String bad : List.of("", "%20", "a%0Ab", "x".repeat(1_001))) {
      problem(
          operatorOf(TENANT).call("DELETE", admin() + "?reason=" + bad, ""), 400, "invalid-field");
    }
  }

  @Test
  void whatAnOperatorDeletesItsOwnerCanRestore() throws Exception {
    JsonNode deleted = json(operatorOf(TENANT).call("DELETE", admin(), ""), 200);
    assertThat(deleted.get("status").stringValue()).isEqualTo("deleted");
    assertThat(deleted.has("restorableUntil")).isTrue();
    problem(alice().get(path() + "/download"), 409, "file-not-clean");
    List<JsonNode> history = json(alice().get(path() + "/history"), 200).valueStream().toList();
    assertThat(history.getLast().get("action").stringValue()).isEqualTo("deleted");
    assertThat(history.getLast().get("actor").stringValue()).isEqualTo("user:operator");

    json(alice().call("POST", path() + "/restore", ""), 200);
    assertThat(alice().get(path() + "/download").statusCode()).isEqualTo(200);
  }

  @Test
  void whatAnOperatorDeletesForGoodIsGone() throws Exception {
    JsonNode deleted =
        json(operatorOf(TENANT).call("DELETE", admin() + "?hardDelete=true", ""), 200);
    assertThat(deleted.has("restorableUntil")).isFalse();
    assertThat(
            s3.listObjectVersions(list -> list.bucket(served.bucket()).prefix(served.key()))
                .versions())
        .isEmpty();
    problem(alice().call("POST", path() + "/restore", ""), 409, "not-restorable");
    assertThat(
            json(alice().get(path() + "/history"), 200)
                .valueStream()
                .map(entry -> entry.get("action").stringValue()))
        .endsWith("deleted", "purged");
    problem(
        operatorOf(TENANT).call("DELETE", admin() + "?hardDelete=maybe", ""), 400, "invalid-field");
  }

  private Client alice() {
    return clientOf(TENANT, "alice");
  }

  private String path() {
    return "/api/v1/files/" + file;
  }

  private String admin() {
    return "/api/v1/admin/files/" + file;
  }
}
