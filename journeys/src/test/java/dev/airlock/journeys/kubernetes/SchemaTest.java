package dev.airlock.journeys.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The base for Kubernetes against the schemas of what it is applied to.
class SchemaTest {

  @Test
  void everyObjectFitsItsSchema() throws Exception {
    assertThat(Manifests.written().objects())
        .hasSizeGreaterThan(20)
        .flatMap(object -> Schema.fault(object).stream().toList())
        .isEmpty();
  }

  @Test
  void whatKubectlMakesOfTheBaseFitsToo() throws Exception {
    // Where there is no kubectl, the files are what there is.
    Manifests written = Manifests.written();
    Manifests rendered = Manifests.rendered().orElse(written);

    assertThat(rendered.objects()).hasSizeGreaterThanOrEqualTo(written.objects().size());
    assertThat(rendered.objects())
        .flatMap(object -> Schema.fault(object).stream().toList())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/spec, replica",
    "/spec/template/spec/containers/0, readOnly",
    "/spec/template/spec/securityContext, runAsUsers"
  })
  void aFieldThatTheSchemaDoesNotHaveIsFound(String where, String field) throws Exception {
    JsonNode deployment = Manifests.written().of("Deployment", "upload-api");
    ((ObjectNode) deployment.at(where)).put(field, 1);

    assertThat(Schema.fault(deployment)).get().asString().contains(field);
  }

  @Test
  void aValueOfAnotherTypeIsFound() throws Exception {
    JsonNode deployment = Manifests.written().of("Deployment", "upload-api");
    ((ObjectNode) deployment.get("spec")).put("replicas", "two");

    assertThat(Schema.fault(deployment)).get().asString().contains("replicas");
  }

  @Test
  void scalingHasASchemaAsWell() throws Exception {
    JsonNode scaling = Manifests.written().of("ScaledObject", "scan-worker");
    assertThat(Schema.fault(scaling)).isEqualTo(Optional.empty());

    ((ObjectNode) scaling.at("/spec/triggers/0/metadata")).put("metricStatPeriod", 60);

    assertThat(Schema.fault(scaling)).get().asString().contains("metricStatPeriod");
  }
}
