package dev.airlock.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.RawConnection;
import dev.airlock.api.fixture.RawRequests;
import dev.airlock.api.fixture.RunningApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// The page is open to everybody, whole, and may talk to nobody but this service and S3.
class PageIT extends RunningApi {
  private static final Pattern LINK =
      Pattern.compile("(?:src=\"|href=\"|from '|import\\(')([^\"'#][^\"']*)[\"']");

  @Test
  void everyFileThatThePageNeedsIsServedHereAndUnderItsPolicy() throws Exception {
    Set<URI> seen = new HashSet<>();
    Deque<URI> next = new ArrayDeque<>(Set.of(address(port, "/"), address(port, "/console")));
    while (!next.isEmpty()) {
      URI at = next.pop();
      if (!seen.add(at) || at.getPath().equals("/docs")) {
        continue;
      }
      HttpResponse<String> file = get(at, "");
      assertThat(file.statusCode()).as(at.toString()).isEqualTo(200);
      assertThat(file.headers().firstValue("Content-Security-Policy").orElseThrow())
          .isEqualTo(
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
                  + " 'self' %s; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
              NAMESPACE.s3Endpoint());
      assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      LINK.matcher(file.body()).results().forEach(link -> next.add(at.resolve(link.group(1))));
    }
    assertThat(seen)
        .allMatch(at -> at.getHost().equals("127.0.0.1"))
        .extracting(URI::getPath)
        .contains(
            "/page/main.js", "/page/page.css", "/page/client/parts.js", "/page/console/now.js");
  }

  @Test
  void nothingIsInline() throws Exception {
    for (String page : new String[] {"/", "/console"}) {
      assertThat(get(address(port, page), "").body())
          .doesNotContain("style=", "<style", "onclick", "javascript:")
          .doesNotContainPattern("<script(?![^>]*src=)");
    }
  }

  @Test
  void whatABrowserHasIsSentOnceAndWhatIsNewAtOnce() throws Exception {
    HttpResponse<String> script = get(address(port, "/page/main.js"), "");
    String tag = script.headers().firstValue("ETag").orElseThrow();
    assertThat(script.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(script.headers().firstValue("Last-Modified")).isEmpty();
    assertThat(get(address(port, "/page/main.js"), tag).statusCode()).isEqualTo(304);
    assertThat(get(address(port, "/page/main.js"), "\"older\"").statusCode()).isEqualTo(200);
  }

  @Test
  void whoOpensItIsNobodyUntilSignedIn() throws Exception {
    assertThat(get(address(port, "/page/start.json"), "").body()).isEqualTo("{}");
    assertThat(get(address(port, "/page/console/start.json"), "").body()).isEqualTo("{}");
  }

  @Test
  void onlyWhatBelongsToThePageIsOpen() throws Exception {
    for (String path :
        new String[] {
          "/page/",
          "/page/../application.yaml",
          "/page/%2e%2e/application.yaml",
          "/page/none.js",
          "/index.html",
          "/pages"
        }) {
      assertThat(get(address(port, path), "").statusCode()).as(path).isIn(400, 401, 404);
    }
  }

  @Test
  void switchedOffItLeadsToTheApi() throws Exception {
    try (ConfigurableApplicationContext api =
        start(
            Map.of(
                "airlock.page.enabled",
                false,
                "airlock.page.demo-token",
                "a.demo.token",
                "airlock.console.enabled",
                false,
                "airlock.console.demo-token",
                "a.demo.token"))) {
      int other = Integer.parseInt(api.getEnvironment().getRequiredProperty("local.server.port"));
      HttpResponse<String> entrance = get(address(other, "/"), "");
      assertThat(entrance.statusCode()).isEqualTo(302);
      assertThat(entrance.headers().firstValue("Location").orElseThrow()).endsWith("/docs");
      assertThat(get(address(other, "/page/main.js"), "").statusCode()).isEqualTo(404);
      assertThat(get(address(other, "/page/start.json"), "").statusCode()).isEqualTo(404);
      assertThat(get(address(other, "/page/console/start.json"), "").statusCode()).isEqualTo(404);
      assertThat(get(address(other, "/console"), "").statusCode()).isEqualTo(404);
    }
  }

  /// A site may give its own name this machine's address, and would be of one origin with the page.
  @Test
  void theDemoTokenIsOnlyForThisMachine() throws Exception {
    try (ConfigurableApplicationContext api =
        start(
            Map.of(
                "airlock.page.demo-token", "a.demo.token",
                "airlock.console.demo-token", "a.demo.token"))) {
      int other = Integer.parseInt(api.getEnvironment().getRequiredProperty("local.server.port"));
      for (String path : List.of("/page/start.json", "/page/console/start.json")) {
        for (String host : List.of("localhost", "LOCALHOST:" + other, "127.0.0.1:80", "[::1]:1")) {
          assertThat(start(other, path, host)).as(host).contains("a.demo.token");
        }
        for (String host :
            List.of(
                "evil.example", "evil.example:" + other, "localhost.evil.example", "10.0.0.1")) {
          assertThat(start(other, path, host)).as(host).isEqualTo("{}");
        }
        assertThat(start(other, path, "evil.example\r\nX-Forwarded-Host: localhost"))
            .as("forwarded")
            .isEqualTo("{}");
      }
    }
  }

  private static String start(int port, String path, String host) throws Exception {
    RawConnection.Response answer =
        RawRequests.exchange(port, "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(path, host));
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  private static URI address(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static HttpResponse<String> get(URI address, String tag) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest.Builder request = HttpRequest.newBuilder(address);
      if (!tag.isEmpty()) {
        request.header("If-None-Match", tag);
      }
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }
}
