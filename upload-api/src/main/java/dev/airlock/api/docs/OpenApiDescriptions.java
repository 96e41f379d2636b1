package dev.airlock.api.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// Adds what the code does not say: what fields mean, their limits, and examples. They are pieces
/// of an OpenAPI document under `openapi/`, merged into the one generated from the code.
@Component
class OpenApiDescriptions implements OpenApiCustomizer {
  private static final List<String> PIECES =
      List.of("document", "schemas", "parameters", "uploads", "files", "operators");

  // The OpenAPI library still uses Jackson 2.
  private final ObjectMapper json = Json31.mapper();

  @Override
  public void customise(OpenAPI document) {
    try {
      ObjectNode tree = json.valueToTree(document);
      for (String piece : PIECES) {
        json.readerForUpdating(tree).readValue(read(piece));
      }
      describeParameters(tree);
      ProblemExamples.addTo(tree, read("problems"));
      OpenAPI whole = json.treeToValue(tree, OpenAPI.class);
      document.info(whole.getInfo()).tags(whole.getTags());
      document.paths(whole.getPaths()).components(whole.getComponents());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A parameter is described the same wherever its name occurs, unless it has a description under
  /// the name of its operation.
  private void describeParameters(ObjectNode document) throws IOException {
    ObjectNode components = (ObjectNode) document.get("components");
    JsonNode known = components.remove("parameters");
    for (JsonNode path : document.get("paths")) {
      for (JsonNode operation : path) {
        for (JsonNode parameter : operation.path("parameters")) {
          String name = parameter.get("name").asText();
          String own = operation.get("operationId").asText() + "." + name;
          json.readerForUpdating(parameter).readValue(known.path(known.has(own) ? own : name));
        }
      }
    }
  }

  private static JsonNode read(String piece) throws IOException {
    try (InputStream in = new ClassPathResource("openapi/" + piece + ".yaml").getInputStream()) {
      return Yaml31.mapper().readTree(in);
    }
  }
}
