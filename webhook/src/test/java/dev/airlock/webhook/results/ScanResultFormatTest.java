package dev.airlock.webhook.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.scanresult.ScanResultMessage;
import dev.airlock.model.scanresult.ScanResultResponse;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.webhook.fixture.PublishedFormat;
import dev.airlock.webhook.problem.ScannerProblem;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI document of the webhook is what the webhook takes and answers.
class ScanResultFormatTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String SCHEMAS = "/components/schemas/";
  private static final String MESSAGE = SCHEMAS + "ScanResultMessage";

  private final ContractDocument contract = ContractDocument.read();
  private final PublishedFormat format = PublishedFormat.read("scan-results.yaml");

  ScanResultFormatTest() throws IOException {}

  @Test
  void schemasHaveTheFieldsOfTheirTypes() {
    Map<String, Class<?>> types =
        Map.of(
            "ScanResultMessage", ScanResultMessage.class,
            "ScanResultResponse", ScanResultResponse.class,
            "ObjectVersion", dev.airlock.model.object.ObjectVersion.class,
            "ObjectLocation", dev.airlock.model.object.ObjectLocation.class,
            "ScanEngine", dev.airlock.model.scanresult.ScanEngine.class,
            "ScanPolicy", dev.airlock.model.scanresult.ScanPolicy.class);
    types.forEach((schema, type) ->
        assertThat(format.document().at(SCHEMAS + schema + "/properties").propertyNames())
            .as(schema)
            .containsExactlyInAnyOrderElementsOf(
                Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList()));
  }

  @Test
  void reasonsAndProblemsAreAllOfThem() {
    assertThat(values(SCHEMAS + "Reason/enum"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(QuarantineReason.values()).map(QuarantineReason::wireName).toList());
    assertThat(values(SCHEMAS + "Problem/properties/type/enum"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ScannerProblem.values())
                .map(type ->
                    "urn:airlock:problem:" + type.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList());
    assertThat(
            new TreeSet<>(
                format
                    .document()
                    .at("/paths/~1api~1v1~1files~1{fileId}~1scan-result/patch/responses")
                    .propertyNames()))
        .containsExactlyElementsOf(
            new TreeSet<>(
                Stream.concat(
                        Stream.of(200),
                        Stream.of(ScannerProblem.values()).map(type -> type.status().value()))
                    .map(String::valueOf)
                    .toList()));
  }

  @Test
  void examplesOfTheContractFit() {
    List<JsonNode> messages = examples("scanId");
    assertThat(messages).hasSize(4);
    for (JsonNode message : messages) {
      assertThat(format.faults(MESSAGE, message)).isEmpty();
      assertThat(format.faults(MESSAGE, with(message, "note"))).isNotEmpty();
      ObjectNode lacking = (ObjectNode) message.deepCopy();
      lacking.remove("object");
      assertThat(format.faults(MESSAGE, lacking)).isNotEmpty();
    }
    assertThat(format.faults(MESSAGE, with(messages.getFirst(), "what"))).isNotEmpty();
    assertThat(examples("outcome"))
        .hasSize(1)
        .allSatisfy(
            answer -> assertThat(format.faults(SCHEMAS + "ScanResultResponse", answer)).isEmpty());
  }

  private static ObjectNode with(JsonNode message, String field) {
    return ((ObjectNode) message.deepCopy()).put(field, "x");
  }

  private List<JsonNode> examples(String field) {
    return contract.blocks("json").stream()
        .map(JSON::readTree)
        .filter(example -> example.has(field))
        .toList();
  }

  private List<String> values(String pointer) {
    return format.document().at(pointer).valueStream().map(JsonNode::stringValue).toList();
  }
}
