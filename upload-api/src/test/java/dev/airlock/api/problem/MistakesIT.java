package dev.airlock.api.problem;

import static dev.airlock.api.fixture.RawRequests.exchange;
import static dev.airlock.api.fixture.RawRequests.head;
import static dev.airlock.api.fixture.RawRequests.refused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RawConnection;
import dev.airlock.api.fixture.RunningApi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whatever a caller does wrong is told as such: a problem of the 4xx kind, wherever it is noticed.
@TestPropertySource(properties = "airlock.cors.origins=https://app.example.org")
class MistakesIT extends RunningApi {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ORIGIN = "Origin: https://app.example.org";
  private static final String NOTES = Client.uploadRequest("notes.txt", "text/plain", 14);

  private static String token() {
    return TOKENS.token("alice", null, READ_AND_WRITE + " files:admin", inAnHour());
  }

  private JsonNode mistake(String request) throws Exception {
    RawConnection.Response response = exchange(port, request);
    assertThat(response.status()).as(response.toString()).isBetween(400, 499);
    assertThat(response.body()).as(response.toString()).contains("urn:airlock:problem:");
    return refused(
        response,
        response.status(),
        JSON.readTree(response.body()).get("type").stringValue().replaceFirst(".*:", ""));
  }

  private static String get(String path, String... headers) {
    return head("GET", path, token(), headers) + "\r\n";
  }

  private static String post(String path, String body, String... headers) {
    return head("POST", path, token(), headers)
        + "Content-Length: %d\r\n\r\n%s".formatted(body.getBytes(ISO_8859_1).length, body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/files?profile=%00",
        "/api/v1/files?%",
        "/api/v1/files?profile=%zz",
        "/api/v1/files?profile=%",
        "/api/v1/files?%00=1",
        "/api/v1/files?limit=99999999999999999999",
        "/api/v1/files?cursor=%00",
        "/api/v1/files?cursor=AAAA",
        "/api/v1/files?cursor=ä",
        "/api/v1/files?status=%F0%28%8C%28",
        "/api/v1/admin/quarantine?reason=%00",
        "/api/v1/admin/quarantine?cursor=x",
        "/api/v1/files/%",
        "/api/v1/files/%zz",
        "/api/v1/files/%00",
        "/api/v1/files/..%2f..%2f",
        "/api/v1/files/;a=b",
        "/api/v1//files",
        "/error",
        "/%2e%2e/x",
        "/\\",
        "no-path",
        "http://",
        "*",
        "/a b"
      })
  void brokenAddresses(String path) throws Exception {
    mistake(get(path));
  }

  @Test
  void addressesOfNineKilobytesAreJustLong() throws Exception {
    refused(exchange(port, get("/api/v1/" + "x".repeat(9_000))), 404, "not-found");
    refused(exchange(port, get("/api/v1/files/" + "x".repeat(9_000))), 422, "malformed-id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "BREW", "get", "PUT", "PATCH", "G(T"})
  void methodsThatDoNothingHere(String method) throws Exception {
    mistake(head(method, "/api/v1/profiles", token()) + "\r\n");
  }

  @Test
  void connectNamesAHostAndNoPath() throws Exception {
    mistake("CONNECT localhost:443 HTTP/1.1\r\nHost: localhost:443\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept: bogus",
        "Accept: text/",
        "Accept: ;q=2",
        "Accept: image/png",
        "Content-Type: */*",
        "Content-Type: bogus",
        "Content-Type: application/json;charset=bogus",
        "Content-Length: x",
        "Content-Length: -1",
        "Content-Length: 5\r\nContent-Length: 6",
        "Transfer-Encoding: bogus",
        "Content-Encoding: gzip",
        "Host: second",
        "Host :x",
        "Bad Header",
        "Expect: bogus"
      })
  void brokenHeaders(String header) throws Exception {
    String path =
        header.startsWith("Accept") ? "/api/v1/profiles" : "/api/v1/files/upload/initiate";
    String method = header.startsWith("Accept") ? "GET" : "POST";
    String head = head(method, path, token(), header);
    boolean framed = header.contains("Length") || header.contains("Transfer");
    mistake(head + (framed || method.equals("GET") ? "\r\n" : "Content-Length: 2\r\n\r\n{}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        "\u0016\u0003\u0001\r\n\r\n"
      })
  void noRequestsAtAll(String bytes) throws Exception {
    if (!bytes.isEmpty()) {
      mistake(bytes);
    }
  }

  @Test
  void brokenChunks() throws Exception {
    mistake(
        head(
                "POST",
                "/api/v1/files/upload/initiate",
                token(),
                "Content-Type: application/json",
                "Transfer-Encoding: chunked")
            + "\r\nzz\r\n{}\r\n0\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"profile\":\"\\u0000\"}",
        "{\"profile\":\"\\ud800\"}",
        "{\"\\u0000\":1}",
        "{\"size\":1e999999999}",
        "{\"size\":123456789012345678901234567890}",
        "{\"size\":-0.0}",
        "{\"metadata\":{\"\\u0000\":\"a\"}}",
        "{\"metadata\":{\"\\ud800\":\"a\"}}",
        "{\"metadata\":{\"a\":\"\\udfff\"}}",
        "{\"replaces\":\"\\u0000\"}",
        "{\"sha256\":[[]]}",
        "\u00ff\u00fe",
        "{\"profile\":\"\u00c3\"}"
      })
  void brokenJson(String body) throws Exception {
    for (String path : List.of("/api/v1/files/upload/initiate", "/api/v1/files/upload/complete")) {
      String request = head("POST", path, token(), "Content-Type: application/json");
      byte[] bytes = body.getBytes(ISO_8859_1);
      try (RawConnection client = new RawConnection(port)) {
        client.send(request + "Content-Length: " + bytes.length + "\r\n\r\n").send(bytes);
        assertThat(client.response().status()).as(path).isBetween(400, 499);
      }
    }
  }

  @Test
  void deepJson() throws Exception {
    for (String deep : List.of("[".repeat(60_000), "{\"metadata\":".repeat(5_000))) {
      mistake(post("/api/v1/files/upload/initiate", deep, "Content-Type: application/json"));
    }
    mistake(
        post(
            "/api/v1/files/upload/initiate",
            "{\"unknown\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}",
            "Content-Type: application/json"));
    mistake(
        post(
            "/api/v1/files/upload/initiate",
            "{\"size\":" + "9".repeat(60_000) + "}",
            "Content-Type: application/json"));
  }

  @Test
  void textsOfGrantsAndOfOperators() throws Exception {
    String file = "/api/v1/files/" + newFile(client("alice"), "notes.txt") + "/grants";
    for (String text : List.of("\\u0000", "a\\ud800")) {
      mistake(post(file, "{\"subject\":\"" + text + "\"}", "Content-Type: application/json"));
      mistake(
          post(
              file.replace("/grants", "/rescan").replace("/v1/", "/v1/admin/"),
              "{\"reason\":\"" + text + "\"}",
              "Content-Type: application/json"));
    }
  }

  @Test
  void headersThatAreTooLargeCanBeReadByPages() throws Exception {
    RawConnection.Response response =
        exchange(port, get("/api/v1/profiles", ORIGIN, "X-Large: " + "x".repeat(40_000)));
    refused(response, 431, "headers-too-large");
    assertThat(response.headers())
        .containsEntry("Access-Control-Allow-Origin", "https://app.example.org");
  }

  @Test
  void largeTokensAreNoMistake() throws Exception {
    assertThat(
            exchange(port, get("/api/v1/profiles", ORIGIN, "X-Large: " + "x".repeat(12_000)))
                .status())
        .isEqualTo(200);
  }

  @Test
  void pagesOfOtherOriginsLearnWhichSettingDecides() throws Exception {
    RawConnection.Response response =
        exchange(port, get("/api/v1/profiles", "Origin: https://evil.example.org"));
    assertThat(refused(response, 403, "origin-not-allowed").get("detail").stringValue())
        .contains("airlock.cors.origins", "AIRLOCK_CORS_ORIGINS", "setup");
    assertThat(response.headers()).doesNotContainKey("Access-Control-Allow-Origin");
  }

  @Test
  void pagesCanReadWhatWentWrong() throws Exception {
    for (String request :
        List.of(
            get("/api/v1/files?%", ORIGIN),
            head("GET", "/api/v1/files", "garbage", ORIGIN) + "\r\n",
            head("POST", "/api/v1/files/upload/initiate", "", ORIGIN, "Content-Length: 62914560")
                + "\r\n")) {
      assertThat(exchange(port, request).headers())
          .as(request)
          .containsEntry("Access-Control-Allow-Origin", "https://app.example.org");
    }
  }

  @Test
  void whatIsRightIsStillRight() throws Exception {
    assertThat(
            exchange(
                    port,
                    post(
                        "/api/v1/files/upload/initiate?",
                        NOTES,
                        "Content-Type: application/json; charset=utf-8",
                        "Content-Encoding: identity"))
                .status())
        .isEqualTo(201);
    assertThat(exchange(port, get("/api/v1/files?profile=%C3%A4&limit=1")).status()).isEqualTo(200);
  }
}
