package dev.airlock.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.api.PublishedApi.Operation;
import dev.airlock.api.problem.ProblemType;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// The API's description is open, complete and true. That the answers fit it is checked wherever a
/// test calls the API, see [PublishedApi].
class OpenApiIT extends RunningApi {
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping handlers;

  private Client nobody;
  private PublishedApi published;

  @BeforeEach
  void open() {
    nobody = new Client(port, "");
    published = PublishedApi.of("http://127.0.0.1:" + port);
  }

  @Test
  void documentIsOpenApi31InJsonAndYaml() throws Exception {
    String json = nobody.get("/docs/openapi.json").body();
    OpenAPI document = Json31.mapper().readValue(json, OpenAPI.class);
    assertThat(document.getOpenapi()).startsWith("3.1.");
    assertThat(document)
        .isEqualTo(
            Yaml31.mapper().readValue(nobody.get("/docs/openapi.yaml").body(), OpenAPI.class));
    for (JsonNode reference : published.document().findValues("$ref")) {
      assertThat(published.document().at(reference.stringValue().substring(1)).isMissingNode())
          .as(reference.stringValue())
          .isFalse();
    }
  }

  @Test
  void everyHandlerHasItsOperationAndTheOtherWayRound() {
    Set<String> handled = new TreeSet<>();
    handlers
        .getHandlerMethods()
        .keySet()
        .forEach(mapping ->
            mapping
                .getPatternValues()
                .forEach(path ->
                    mapping
                        .getMethodsCondition()
                        .getMethods()
                        .forEach(method -> handled.add(method + " " + path))));
    handled.removeIf(operation -> !operation.contains(" /api/"));
    assertThat(published.operations())
        .hasSizeGreaterThan(15)
        .extracting(Operation::toString)
        .containsExactlyInAnyOrderElementsOf(handled);
  }

  @Test
  void everyProblemTypeIsAnsweredSomewhere() {
    String operations = published.document().get("paths").toString();
    Set<ProblemType> unused = EnumSet.allOf(ProblemType.class);
    unused.removeIf(type -> operations.contains("\"" + type.uri() + "\""));
    // No operation answers it: it means that there is none.
    assertThat(unused).containsExactly(ProblemType.METHOD_NOT_ALLOWED);
    assertThat(
            published.document().at("/components/schemas/Problem/properties/type/enum").toString())
        .contains(ProblemType.METHOD_NOT_ALLOWED.uri().toString());
  }

  @Test
  void everyOperationAndFieldIsExplained() {
    for (Operation operation : published.operations()) {
      String name = operation.toString();
      assertThat(operation.said().path("summary").asString("")).as(name).isNotBlank();
      assertThat(operation.said().path("description").asString("")).as(name).isNotBlank();
      for (JsonNode parameter : operation.said().path("parameters")) {
        assertThat(parameter.has("description")).as(name + parameter).isTrue();
      }
    }
    published
        .document()
        .at("/components/schemas")
        .forEachEntry((name, schema) -> {
          assertThat(schema.has("description")).as(name).isTrue();
          schema
              .path("properties")
              .forEachEntry((field, property) ->
                  assertThat(property.has("description") || property.has("$ref"))
                      .as(name + "." + field)
                      .isTrue());
        });
  }

  @Test
  void everyBodyHasExamplesThatFit() {
    for (Operation operation : published.operations()) {
      String name = operation.toString();
      for (JsonNode content : operation.said().findValues("content")) {
        content.forEachEntry((mediaType, body) -> {
          List<JsonNode> examples = examples(body);
          assertThat(examples.isEmpty() && mediaType.endsWith("json")).as(name).isFalse();
          for (JsonNode example : examples) {
            assertThat(published.mistakes(body.get("schema"), example))
                .as(name + " " + example)
                .isEmpty();
          }
        });
      }
    }
  }

  @Test
  void everyOperationNeedsTheScopeThatItNames() throws Exception {
    for (Operation operation : published.operations()) {
      List<String> needed =
          operation
              .said()
              .at("/security/0/bearer")
              .valueStream()
              .map(JsonNode::stringValue)
              .toList();
      String path = operation.path(UUID.randomUUID().toString());
      String other = needed.equals(List.of("files:read")) ? "files:write" : "files:read";
      String refused = "urn:airlock:problem:insufficient-scope";
      assertThat(nobody.call(operation.method(), path, "").statusCode()).isEqualTo(401);
      assertThat(client("alice", other).call(operation.method(), path, "").body().contains(refused))
          .as(operation.toString())
          .isEqualTo(!needed.isEmpty());
      assertThat(
              client("alice", String.join(" ", needed)).call(operation.method(), path, "").body())
          .as(operation.toString())
          .doesNotContain(refused);
    }
  }

  @Test
  void limitsOfParametersHold() throws Exception {
    int limited = 0;
    for (Operation operation : published.operations()) {
      for (JsonNode parameter : operation.said().path("parameters")) {
        if (!parameter.get("schema").has("maximum")) {
          continue;
        }
        limited++;
        long least = parameter.get("schema").get("minimum").longValue();
        long most = parameter.get("schema").get("maximum").longValue();
        String call =
            operation.path(UUID.randomUUID().toString())
                + "?%s=".formatted(parameter.get("name").stringValue());
        for (long outside : new long[] {least - 1, most + 1}) {
          problem(client("alice").get(call + outside), 400, "invalid-field");
        }
        for (long inside : new long[] {least, most}) {
          assertThat(client("alice").get(call + inside).statusCode()).as(call).isNotEqualTo(400);
        }
      }
    }
    assertThat(limited).isEqualTo(2);
    assertThat(
            published
                .document()
                .at("/paths/~1api~1v1~1files/get/parameters")
                .findValues("enum")
                .getFirst())
        .isEqualTo(
            published.document().at("/components/schemas/FileMetadata/properties/status/enum"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "418 | application/problem+json | {}",
        "200 | text/plain | words",
        "200 | application/json | {}",
        "404 | application/problem+json |"
            + " {'type':'urn:airlock:problem:not-found','title':'t','status':404,'detail':'d'}",
        "404 | application/problem+json |"
            + " {'type':'urn:airlock:problem:file-not-found','title':'t','status':404,'detail':'d','secret':1}",
        "503 | application/problem+json |"
            + " {'type':'urn:airlock:problem:unavailable','title':'t','status':503,'detail':'d'}",
      })
  void anAnswerThatIsNotDocumentedIsNoticed(int status, String mediaType, String body) {
    HttpHeaders headers =
        HttpHeaders.of(Map.of("Content-Type", List.of(mediaType)), (_, _) -> true);
    String path = "/api/v1/files/" + UUID.randomUUID();
    assertThatThrownBy(() -> published.check("GET", path, status, headers, body.replace('\'', '"')))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void docsOpensSwaggerUiFromThisServerAlone() throws Exception {
    HttpResponse<String> docs = nobody.get("/docs");
    assertThat(docs.statusCode()).isEqualTo(302);
    URI page =
        URI.create("http://127.0.0.1:" + port + "/docs")
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

  private List<JsonNode> examples(JsonNode body) {
    if (body.has("example")) {
      return List.of(body.get("example"));
    }
    return body.path("examples")
        .valueStream()
        .map(example ->
            example.has("$ref")
                ? published.document().at(example.get("$ref").stringValue().substring(1))
                : example)
        .map(example -> example.get("value"))
        .toList();
  }
}
