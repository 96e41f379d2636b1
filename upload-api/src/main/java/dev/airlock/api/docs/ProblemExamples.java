package dev.airlock.api.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.airlock.api.problem.ApiProblem;

/// One schema and one example of each type of problem, which the operations reference: generated
/// clients have a class for each.
final class ProblemExamples {
  private ProblemExamples() {}

  /// @param details the example of each type by its name: `detail` and perhaps `field`
  static void addTo(ObjectNode document, JsonNode details) {
    ObjectNode components = (ObjectNode) document.get("components");
    ObjectNode examples = components.withObject("/examples");
    ArrayNode types = components.withArray("/schemas/Problem/properties/type/enum");
    for (ApiProblem type : ApiProblem.values()) {
      types.add(type.uri().toString());
      ObjectNode schema =
          components.withObject("/schemas/" + ProblemResponsesCustomizer.schemaName(type));
      schema.put("description", type.title() + ".");
      ArrayNode parts = schema.withArray("/allOf");
      parts.addObject().put("$ref", ProblemResponsesCustomizer.SCHEMAS + "Problem");
      parts.addObject().withArray("/properties/type/enum").add(type.uri().toString());
      ObjectNode value =
          examples.withObject("/" + ProblemResponsesCustomizer.name(type) + "/value");
      value.put("type", type.uri().toString());
      value.put("title", type.title());
      value.put("status", type.status().value());
      value.setAll((ObjectNode) details.required(ProblemResponsesCustomizer.name(type)));
    }
  }
}
