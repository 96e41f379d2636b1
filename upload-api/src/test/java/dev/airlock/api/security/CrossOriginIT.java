package dev.airlock.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.RunningApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// Only pages of allowed origins can call the API from a browser.
@TestPropertySource(properties = "airlock.cors.origins=https://app.example.org")
class CrossOriginIT extends RunningApi {

  @Test
  void aKnownOriginMayAsk() throws Exception {
    HttpResponse<Void> answer = preflight("https://app.example.org", "POST");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://app.example.org");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
        .containsIgnoringCase("authorization")
        .containsIgnoringCase("last-event-id")
        .containsIgnoringCase("traceparent")
        .containsIgnoringCase("idempotency-key")
        .containsIgnoringCase("x-requested-with");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void aKnownOriginMayReadWhatTellsWhereAndWhen() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<Void> answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/profiles"))
                  .header("Origin", "https://app.example.org")
                  .build(),
              BodyHandlers.discarding());
      assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
          .isEqualTo("ETag, Link, Location, Retry-After");
    }
  }

  @Test
  void othersMayNot() throws Exception {
    for (String origin :
        new String[] {
          "https://evil.example.org",
          "http://app.example.org",
          "https://app.example.org.evil",
          "null"
        }) {
      HttpResponse<Void> answer = preflight(origin, "POST");
      assertThat(answer.statusCode()).as(origin).isEqualTo(403);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
    assertThat(preflight("https://app.example.org", "PUT").statusCode()).isEqualTo(403);
  }

  private HttpResponse<Void> preflight(String origin, String method) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + port + "/api/v1/files/upload/initiate"))
              .method("OPTIONS", BodyPublishers.noBody())
              .header("Origin", origin)
              .header("Access-Control-Request-Method", method)
              .header(
                  "Access-Control-Request-Headers",
                  "authorization,content-type,last-event-id,traceparent,idempotency-key,x-requested-with")
              .build(),
          BodyHandlers.discarding());
    }
  }
}
