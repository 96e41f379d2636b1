package dev.airlock.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RunningApi;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The API's documentation is public, and nothing else is.
class OpenDocsIT extends RunningApi {
  private Client nobody;

  @BeforeEach
  void open() {
    nobody = new Client(port, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/docs/"})
  void leadsToSwaggerUiFromThisServerAlone(String entrance) throws Exception {
    HttpResponse<String> docs = nobody.get(entrance);
    assertThat(docs.statusCode()).isEqualTo(302);
    URI page =
        URI.create("http://127.0.0.1:" + port + entrance)
            .resolve(docs.headers().firstValue("Location").orElseThrow());
    assertThat(page.getPath()).startsWith("/docs/");
    String html = nobody.get(page.getPath()).body();
    assertThat(html).contains("Swagger UI").doesNotContain("//cdn", "https:");
    Pattern.compile("(?:src|href)=\"([^\"]+)\"")
        .matcher(html)
        .results()
        .forEach(link -> opens(page.resolve(link.group(1))));
    String start = nobody.get(page.resolve("swagger-initializer.js").getPath()).body();
    assertThat(start).contains("/docs/openapi/swagger-config");
    JsonNode config = json(nobody.get("/docs/openapi/swagger-config"), 200);
    opens(page.resolve(config.get("url").stringValue()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"asyncapi.yaml", "file-event.schema.json", "scan-results.yaml"})
  void theFormatsOfEventsAndScanResultsAreOpen(String format) throws Exception {
    HttpResponse<String> document = nobody.get("/docs/formats/" + format);
    assertThat(document.statusCode()).isEqualTo(200);
    assertThat(document.body()).contains("urn:airlock:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v3/api-docs",
        "/swagger-ui/index.html",
        "/webjars/swagger-ui/index.html",
        "/docsx"
      })
  void nothingElseIsOpen(String path) throws Exception {
    assertThat(nobody.get(path).statusCode()).isEqualTo(401);
  }

  private void opens(URI address) {
    try {
      assertThat(address.getPath()).startsWith("/docs/");
      assertThat(nobody.get(address.getPath()).statusCode()).as(address.toString()).isEqualTo(200);
    } catch (Exception e) {
      throw new AssertionError(address.toString(), e);
    }
  }
}
