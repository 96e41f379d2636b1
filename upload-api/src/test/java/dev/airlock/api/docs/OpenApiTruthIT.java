package dev.airlock.api.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.PublishedApi;
import dev.airlock.api.fixture.PublishedApi.Operation;
import dev.airlock.api.fixture.RunningApi;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The OpenAPI document is true. That responses match it is checked wherever a test calls the API,
/// see [PublishedApi].
class OpenApiTruthIT extends RunningApi {
  private PublishedApi published;

  @BeforeEach
  void open() {
    published = PublishedApi.of("http://127.0.0.1:" + port);
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
    Client nobody = new Client(port, "");
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
        Client caller = client("alice", READ_AND_WRITE + " files:admin");
        long least = parameter.get("schema").get("minimum").longValue();
        long most = parameter.get("schema").get("maximum").longValue();
        String call =
            operation.path(UUID.randomUUID().toString())
                + "?%s=".formatted(parameter.get("name").stringValue());
        for (long outside : new long[] {least - 1, most + 1}) {
          problem(caller.get(call + outside), 400, "invalid-field");
        }
        for (long inside : new long[] {least, most}) {
          assertThat(caller.get(call + inside).statusCode()).as(call).isNotEqualTo(400);
        }
      }
    }
    assertThat(limited).isEqualTo(6);
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
