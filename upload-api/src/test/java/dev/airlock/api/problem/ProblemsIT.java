package dev.airlock.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RunningApi;
import dev.airlock.api.fixture.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The problems of forbidden and invalid requests.
class ProblemsIT extends RunningApi {
  private static final String NOTES = Client.uploadRequest("notes.txt", "text/plain", 14);

  @Test
  void withoutAValidTokenNothingGoes() throws Exception {
    Tokens forger = Tokens.forged();
    for (String token :
        new String[] {
          "",
          "garbage",
          "a.b.c",
          forger.token("alice", null, READ_AND_WRITE, inAnHour()),
          TOKENS.token("alice", null, READ_AND_WRITE, Instant.now().minusSeconds(120)),
          TOKENS.token(null, null, READ_AND_WRITE, inAnHour()),
          TOKENS.token(" ", null, READ_AND_WRITE, inAnHour()),
          TOKENS.token("a\u0000b", null, READ_AND_WRITE, inAnHour()),
          TOKENS.token("a".repeat(256), null, READ_AND_WRITE, inAnHour()),
          TOKENS.token("alice", "a\nb", READ_AND_WRITE, inAnHour())
        }) {
      HttpResponse<String> response = new Client(port, token).initiate(NOTES);
      problem(response, 401, "unauthenticated");
      assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
    }
  }

  @Test
  void scopeDecidesWhatATokenAllows() throws Exception {
    problem(client("alice", "files:read").initiate(NOTES), 403, "insufficient-scope");
    problem(client("alice", "").initiate(NOTES), 403, "insufficient-scope");
    String id = newFile(client("alice"));
    problem(client("alice", "files:write").get("/api/v1/files/" + id), 403, "insufficient-scope");
  }

  /// A response without its body is the same permission.
  @ParameterizedTest
  @ValueSource(strings = {"", "files:read", "files:write", "files:admin"})
  void headNeedsExactlyWhatGetNeeds(String scope) throws Exception {
    String file = "/api/v1/files/" + newFile(client("alice"));
    for (String path :
        List.of("/api/v1/profiles", "/api/v1/files", file, file + "/history", file + "/grants")) {
      assertThat(status("HEAD", path, scope)).as(path).isEqualTo(status("GET", path, scope));
    }
    assertThat(status("HEAD", file, scope)).isEqualTo(scope.equals("files:read") ? 200 : 403);
  }

  private int status(String method, String path, String scope) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                  .header(
                      "Authorization", "Bearer " + TOKENS.token("alice", null, scope, inAnHour()))
                  .method(method, HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void othersLearnNoMoreThanTheyMust() throws Exception {
    String id = newFile(clientOf("acme", "alice"));
    for (String path : new String[] {"", "/history", "/download"}) {
      problem(clientOf("acme", "mallory").get("/api/v1/files/" + id + path), 403, "not-the-owner");
      problem(clientOf("other", "alice").get("/api/v1/files/" + id + path), 404, "file-not-found");
      problem(client("alice").get("/api/v1/files/" + id + path), 404, "file-not-found");
    }
  }

  @Test
  void idsAreUnknownOrMalformed() throws Exception {
    problem(client("alice").get("/api/v1/files/" + UUID.randomUUID()), 404, "file-not-found");
    for (String id : new String[] {"1", "1-1-1-1-1", "not-a-uuid", "%00", "..%2f"}) {
      assertThat(client("alice").get("/api/v1/files/" + id).statusCode()).as(id).isIn(400, 422);
    }
    problem(client("alice").get("/api/v1/files/1-1-1-1-1"), 422, "malformed-id");
  }

  @Test
  void addressesAndMethodsAreChecked() throws Exception {
    problem(client("alice").get("/api/v1/nothing"), 404, "not-found");
    problem(client("alice").get("/nothing"), 404, "not-found");
    problem(
        client("alice").call("PATCH", "/api/v1/files/upload/initiate", ""),
        405,
        "method-not-allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"text\"",
        "{\"size\":14",
        "{\"fileName\":\"a\u0000b\"",
      })
  void bodyMustBeJson(String body) throws Exception {
    problem(client("alice").initiate(body), 400, "malformed-request");
  }

  @ParameterizedTest
  @CsvSource({
    "size, 0",
    "size, -1",
    "size, 9223372036854775808",
    "size, 1.5",
    "size, '\"many\"'",
    "size, '\"14\"'",
    "size, null",
    "fileName, null",
    "fileName, '\"\"'",
    "fileName, '\"../../etc/passwd\"'",
    "fileName, '\"a/b.txt\"'",
    "fileName, '\"a\\\\b.txt\"'",
    "fileName, '\"a\\u0000.txt\"'",
    "fileName, '\"txt.\\u202efdp\"'",
    "fileName, '{}'",
    "profile, '\"nobody\"'",
    "profile, null",
    "contentType, '{}'",
    "sha256, '\"abc\"'",
    "method, '\"get\"'",
    "replaces, '\"nothing\"'",
    "metadata, '{\"a\":null}'",
    "metadata, '{\"a\":\"b\\u0000\"}'",
    "metadata, '[]'",
    "fileName, 1",
    "fileName, true",
    "fileName, 1.5",
    "profile, 1",
    "sha256, 1",
    "method, '[]'",
    "filename, '\"notes.txt\"'",
    "checksum, null",
    "parts, '[]'"
  })
  void fieldAtFaultIsNamed(String field, String value) throws Exception {
    String others = NOTES.replaceFirst("\"" + field + "\":[^,}]*,?", "").replaceFirst(",?}$", "");
    String body = others + ",\"" + field + "\":" + value + "}";
    assertThat(
            problem(client("alice").initiate(body), 400, "invalid-field")
                .get("field")
                .stringValue())
        .isEqualTo(field);
  }

  @Test
  void unknownFieldsAreNamedAndNotRepeatedAtLength() throws Exception {
    String unknown = NOTES.replaceFirst("}$", ",\"%s\":1}");
    JsonNode problem =
        problem(client("alice").initiate(unknown.formatted("nope")), 400, "invalid-field");
    assertThat(problem.get("field").stringValue()).isEqualTo("nope");
    assertThat(problem.get("detail").stringValue()).isEqualTo("There is no field nope.");
    problem =
        problem(
            client("alice").initiate(unknown.formatted("\uD83D\uDE00".repeat(5_000))),
            400,
            "invalid-field");
    assertThat(problem.get("field").stringValue()).isEqualTo("\uD83D\uDE00".repeat(100) + "…");
    for (String value : List.of("{}", "[1]")) {
      String labels = NOTES.replaceFirst("}$", ",\"metadata\":{\"a\":" + value + "}}");
      assertThat(
              problem(client("alice").initiate(labels), 400, "invalid-field")
                  .get("field")
                  .stringValue())
          .isEqualTo("metadata.a");
    }
    for (String path : List.of("/grants", "/parts")) {
      String file = "/api/v1/files/" + (path.equals("/parts") ? "upload/" : "") + newFile();
      problem(client("alice").call("POST", file + path, "{\"nope\":1}"), 400, "invalid-field");
    }
  }

  @Test
  void labelsMayBeNumbersAndBooleans() throws Exception {
    String labels = "{\"orderId\":42,\"price\":1.50,\"urgent\":true,\"case\":\"7\"}";
    String body = NOTES.replaceFirst("}$", ",\"metadata\":" + labels + "}");
    String id = idOf(json(client("alice").initiate(body), 201)).toString();
    JsonNode kept = json(client("alice").get("/api/v1/files/" + id), 200).get("metadata");
    assertThat(kept.get("orderId").stringValue()).isEqualTo("42");
    assertThat(kept.get("price").stringValue()).isEqualTo("1.50");
    assertThat(kept.get("urgent").stringValue()).isEqualTo("true");
    assertThat(kept.get("case").stringValue()).isEqualTo("7");
  }

  private String newFile() throws Exception {
    return newFile(client("alice"));
  }

  @Test
  void longNamesAreRefusedByTheirCharacters() throws Exception {
    for (String letter : List.of("a", "ä", "文", "\uD83D\uDE00")) {
      assertThat(
              client("alice")
                  .initiate(Client.uploadRequest(letter.repeat(251) + ".txt", "text/plain", 14))
                  .statusCode())
          .as(letter)
          .isEqualTo(201);
      problem(
          client("alice")
              .initiate(Client.uploadRequest(letter.repeat(252) + ".txt", "text/plain", 14)),
          400,
          "invalid-field");
    }
  }

  @Test
  void profileDecidesOnTypeExtensionAndSize() throws Exception {
    problem(
        client("alice").initiate(Client.uploadRequest("a.exe", "application/x-msdownload", 14)),
        415,
        "content-type-not-allowed");
    problem(
        client("alice").initiate(Client.uploadRequest("a.exe", "text/plain", 14)),
        415,
        "content-type-not-allowed");
    problem(
        client("alice")
            .initiate(Client.uploadRequest("a.txt", "text/plain", 100L * 1024 * 1024 + 1)),
        413,
        "file-too-large");
    assertThat(
            client("alice")
                .initiate(Client.uploadRequest("a.txt", "text/plain", 100L * 1024 * 1024))
                .statusCode())
        .isEqualTo(201);
  }

  @Test
  void methodsMayBeInUpperCaseAsTheyAreAnswered() throws Exception {
    for (String method : List.of("PUT", "Multipart", "post")) {
      JsonNode initiated =
          json(
              client("alice")
                  .initiate(
                      Client.uploadRequest("a.txt", "text/plain", 14, Map.of("method", method))),
              201);
      assertThat(initiated.at("/upload/method").stringValue()).isEqualToIgnoringCase(method);
    }
  }

  @Test
  void profilesTellTheSizeOfParts() throws Exception {
    for (JsonNode profile : json(client("alice").get("/api/v1/profiles"), 200)) {
      assertThat(profile.get("partSize").longValue()).isEqualTo(8 << 20);
    }
  }

  @Test
  void onlyHealthIsOpen() throws Exception {
    Client nobody = new Client(port, "");
    assertThat(nobody.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(nobody.get("/actuator/env").statusCode()).isEqualTo(401);
    assertThat(client("alice").get("/actuator/env").statusCode()).isEqualTo(403);
  }

  private static String newFile(Client client) throws Exception {
    return json(client.initiate(NOTES), 201).get("fileId").stringValue();
  }
}
