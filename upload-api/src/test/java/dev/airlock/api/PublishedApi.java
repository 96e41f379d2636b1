package dev.airlock.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What the service's own OpenAPI document says of it. Every answer that a test gets is held
/// against it: its status, media type, headers and each field of its body must be documented.
final class PublishedApi {
  static final String ADDRESS = "/docs/openapi.json";

  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");
  private static final String ANYTHING = "[^/]+";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, PublishedApi> FETCHED = new ConcurrentHashMap<>();

  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private final JsonNode document;
  private final ObjectNode components;

  PublishedApi(JsonNode document) {
    this.document = document;
    this.components = (ObjectNode) document.get("components").deepCopy();
    // The document leaves room for new fields; a field that it does not know yet is a mistake here.
    for (JsonNode schema : components.get("schemas")) {
      if (schema.has("properties") && !schema.has("additionalProperties")) {
        ((ObjectNode) schema).put("additionalProperties", false);
      }
    }
  }

  /// What the first service that a test called says of itself; all of them are built the same.
  static PublishedApi of(String service) {
    return FETCHED.computeIfAbsent("document", _ -> fetch(service));
  }

  private static PublishedApi fetch(String service) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(service + ADDRESS)).build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(ADDRESS).isEqualTo(200);
      return new PublishedApi(JSON.readTree(answer.body()));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  JsonNode document() {
    return document;
  }

  void check(String method, String path, HttpResponse<String> answer) {
    check(method, path, answer.statusCode(), answer.headers(), answer.body());
  }

  /// Fails unless the answer is documented. Of what is not part of the API, only the refusal is
  /// checked.
  void check(String method, String path, int status, HttpHeaders headers, String body) {
    String bare = path.replaceFirst("\\?.*", "");
    if (!bare.startsWith("/api/")) {
      return;
    }
    String answer = "%s %s answered %d %s".formatted(method, path, status, body);
    Optional<Operation> operation = operation(method, bare);
    if (operation.isEmpty()) {
      assertThat(status).as(answer).isIn(401, 403, 404, 405);
      return;
    }
    JsonNode documented = operation.get().said().get("responses").path(String.valueOf(status));
    assertThat(documented.isObject()).as("documented: %s", answer).isTrue();
    documented
        .path("headers")
        .propertyNames()
        .forEach(header -> assertThat(headers.firstValue(header)).as(answer).isPresent());
    String mediaType = headers.firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    assertThat(documented.path("content").propertyNames())
        .as(answer)
        .containsExactlyElementsOf(mediaType.isEmpty() ? List.of() : List.of(mediaType));
    if (mediaType.isEmpty()) {
      assertThat(body).as(answer).isEmpty();
    } else {
      JsonNode value = mediaType.endsWith("json") ? JSON.readTree(body) : StringNode.valueOf(body);
      assertThat(mistakes(documented.get("content").get(mediaType).get("schema"), value))
          .as(answer)
          .isEmpty();
    }
  }

  /// Fails unless it is what is documented of a file.
  void checkFile(JsonNode file) {
    assertThat(mistakes(components.get("schemas").get("FileMetadata"), file))
        .as(file.toString())
        .isEmpty();
  }

  /// What of a value its schema does not allow.
  List<String> mistakes(JsonNode schema, JsonNode value) {
    ObjectNode whole = ((ObjectNode) schema).deepCopy();
    whole.set("components", components); // to which the schema refers
    Schema compiled = schemas.getSchema(whole);
    return compiled.validate(value).stream().map(Object::toString).toList();
  }

  /// All operations of the API.
  List<Operation> operations() {
    return document.get("paths").properties().stream()
        .flatMap(path ->
            path.getValue().properties().stream()
                .map(method ->
                    new Operation(
                        method.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        method.getValue())))
        .toList();
  }

  // As Spring does: the path with the fewest variables wins.
  private Optional<Operation> operation(String method, String path) {
    return operations().stream()
        .filter(operation -> operation.method().equals(method))
        .filter(operation -> path.matches(operation.path(ANYTHING)))
        .min(Comparator.comparingInt(Operation::variables));
  }

  /// One operation.
  ///
  /// @param template the path with its variables in braces
  /// @param said what the document says of it
  record Operation(String method, String template, JsonNode said) {
    /// The path with that in place of each variable.
    String path(String variable) {
      return VARIABLE.matcher(template).replaceAll(Matcher.quoteReplacement(variable));
    }

    private int variables() {
      return Math.toIntExact(VARIABLE.matcher(template).results().count());
    }

    @Override
    public String toString() {
      return method + " " + template;
    }
  }
}
