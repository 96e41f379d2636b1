package dev.airlock.webhook.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.standardwebhooks.Webhook;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.scanresult.ScanResultResponse;
import dev.airlock.model.signing.WebhookSecret;
import dev.airlock.model.signing.WebhookSigner;
import dev.airlock.runtime.problem.ProblemException;
import dev.airlock.runtime.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The examples in the contract for scanners are right.
class ContractExamplesTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final ContractDocument document = ContractDocument.read();
  private final ScanResultBody bodies = new ScanResultBody(new StrictJson());

  ContractExamplesTest() throws IOException {}

  @Test
  void examplesMeanWhatTheySay() {
    List<JsonNode> messages = examples("scanId");
    assertThat(messages)
        .extracting(example -> example.get("status").stringValue())
        .containsExactly("scanning", "clean", "infected", "quarantined");
    assertThat(messages).allSatisfy(message -> bodies.parse(bytes(message)));
    assertThat(bodies.parse(bytes(messages.getFirst()))).isInstanceOf(ScanReport.Claim.class);

    assertThat(examples("outcome"))
        .hasSize(1)
        .allSatisfy(answer -> JSON.treeToValue(answer, ScanResultResponse.class));
  }

  @Test
  void aMessageWithoutANeededFieldIsRefusedAndWithoutAnotherTaken() {
    for (JsonNode message : examples("scanId")) {
      String status = message.get("status").stringValue();
      for (ContractDocument.Row row : document.table("field", "type")) {
        String needed = row.cells().getLast().replace("`", "");
        ObjectNode lacking = without(row.name(), message);
        if (lacking.equals(message)) {
          assertThat(needed).as(status + " " + row).isNotIn("always", status);
        } else if (needed.equals("always") || needed.equals(status) || needed.startsWith("with ")) {
          assertThatExceptionOfType(ProblemException.class)
              .as(status + " " + row)
              .isThrownBy(() -> bodies.parse(bytes(lacking)));
        } else {
          bodies.parse(bytes(lacking));
        }
      }
    }
  }

  @Test
  void theRefusalInTheExampleIsTheOneThatIsGiven() {
    ObjectNode lacking = without("sha256", examples("scanId").get(1));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> bodies.parse(bytes(lacking)))
        .satisfies(problem -> {
          JsonNode example = examples("title").getFirst();
          assertThat(example.get("type").stringValue())
              .isEqualTo("urn:airlock:problem:" + name(problem.kind()));
          assertThat(example.get("status").intValue()).isEqualTo(problem.kind().status().value());
          assertThat(example.get("title").stringValue()).isEqualTo(problem.toDetail().getTitle());
          assertThat(example.get("detail").stringValue()).isEqualTo(problem.getMessage());
          assertThat(example.get("field").stringValue()).isEqualTo("sha256");
        });
  }

  /// By our own signer and by the published library.
  @Test
  void theSignatureInTheExampleIsRight() throws Exception {
    String secret = document.only("secret=(whsec_[^ …]+)");
    String id = document.only("webhook-id: ([^ \n]+)");
    String timestamp = document.only("webhook-timestamp: ([0-9]+)");
    String body = document.only("\\$ body='(.*?)'\n\\$").replace("'\\\n'", "");
    Clock then = Clock.fixed(Instant.ofEpochSecond(Long.parseLong(timestamp)), ZoneOffset.UTC);

    String signature = document.only("webhook-signature: ([^ \n]+)");
    assertThat(
            new WebhookSigner(WebhookSecret.parse(secret), then)
                .sign(id, body.getBytes(UTF_8))
                .signature())
        .isEqualTo(signature);
    assertThat(new Webhook(secret).sign(id, Long.parseLong(timestamp), body)).isEqualTo(signature);
    assertThat(bodies.parse(body.getBytes(UTF_8))).isInstanceOf(ScanReport.Claim.class);
  }

  @Test
  void theSenderInJavaIsTheOneThatIsTested() throws IOException {
    Path test =
        Path.of(System.getProperty("airlock.root"))
            .resolve("webhook/src/test/java/dev/airlock/webhook/samples/JavaSenderIT.java");
    assertThat(Files.readString(test).replaceAll("\\s+", " "))
        .contains(document.blocks("java").getFirst().replaceAll("\\s+", " "));
  }

  private List<JsonNode> examples(String field) {
    return document.blocks("json").stream()
        .map(JSON::readTree)
        .filter(example -> example.has(field))
        .toList();
  }

  private static String name(ProblemKind type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static ObjectNode without(String field, JsonNode message) {
    ObjectNode copy = (ObjectNode) message.deepCopy();
    String[] path = field.split("\\.", -1);
    if (path.length == 1) {
      return copy.without(field);
    }
    if (copy.get(path[0]) instanceof ObjectNode inner) {
      inner.remove(path[1]);
    }
    return copy;
  }

  private static byte[] bytes(JsonNode message) {
    return message.toString().getBytes(UTF_8);
  }
}
