package dev.airlock.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.PublishedApi;
import dev.airlock.api.fixture.PublishedApi.Operation;
import dev.airlock.api.fixture.RunningApi;
import dev.airlock.api.problem.ApiProblem;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// The OpenAPI document is valid and complete.
class OpenApiCompletenessIT extends RunningApi {
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping handlers;

  private PublishedApi published;

  @BeforeEach
  void open() {
    published = PublishedApi.of("http://127.0.0.1:" + port);
  }

  @Test
  void documentIsOpenApi31InJsonAndYaml() throws Exception {
    Client nobody = new Client(port, "");
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
    Set<ApiProblem> unused = EnumSet.allOf(ApiProblem.class);
    unused.removeIf(type -> operations.contains("\"" + type.uri() + "\""));
    // No operation answers it: it means that there is none.
    assertThat(unused).containsExactly(ApiProblem.METHOD_NOT_ALLOWED);
    assertThat(
            published.document().at("/components/schemas/Problem/properties/type/enum").toString())
        .contains(ApiProblem.METHOD_NOT_ALLOWED.uri().toString());
  }

  /// Generated clients have a class for each.
  @Test
  void everyProblemTypeHasASchemaOfItsOwn() {
    JsonNode schemas = published.document().at("/components/schemas");
    Map<String, String> named = new HashMap<>();
    schemas.forEachEntry((name, schema) -> {
      JsonNode type = schema.at("/allOf/1/properties/type/enum/0");
      if (type.isString()) {
        named.put(type.stringValue(), name);
      }
    });
    assertThat(named.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ApiProblem.values()).map(type -> type.uri().toString()).toList());
    assertThat(named).containsEntry("urn:airlock:problem:file-too-large", "FileTooLargeProblem");
    for (Operation operation : published.operations()) {
      for (JsonNode problem : operation.said().findValues("application/problem+json")) {
        assertThat(problem.at("/schema/discriminator/propertyName").stringValue())
            .isEqualTo("type");
        assertThat(problem.at("/schema/oneOf").size()).as(operation.toString()).isPositive();
        problem
            .at("/schema/oneOf")
            .forEach(one ->
                assertThat(named)
                    .containsValue(
                        one.get("$ref").stringValue().replace("#/components/schemas/", "")));
      }
    }
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
}
