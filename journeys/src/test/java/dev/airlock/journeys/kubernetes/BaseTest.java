package dev.airlock.journeys.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What the base for Kubernetes promises.
class BaseTest {
  private static final Path ROOT = Path.of(System.getProperty("airlock.root"));

  private Manifests manifests = new Manifests(List.of());

  @BeforeEach
  void read() throws Exception {
    manifests = Manifests.written();
  }

  @Test
  void everyFileIsNamedByTheKustomization() throws Exception {
    String kustomization = Files.readString(ROOT.resolve("deploy/kubernetes/kustomization.yaml"));
    try (Stream<Path> files = Files.list(ROOT.resolve("deploy/kubernetes"))) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .filteredOn(file -> !file.equals("kustomization.yaml"))
          .hasSizeGreaterThan(5)
          .allMatch(file -> kustomization.contains("  - " + file + "\n"));
    }
  }

  @Test
  void podsHaveNoPrivilegesAndWriteNothingButWhatTheyMount() {
    assertThat(manifests.workloads())
        .hasSize(5)
        .allSatisfy(workload -> {
          JsonNode pod = workload.at("/spec/template/spec");
          assertThat(pod.at("/securityContext/runAsNonRoot").booleanValue()).isTrue();
          assertThat(pod.at("/securityContext/seccompProfile/type").stringValue())
              .isEqualTo("RuntimeDefault");
          assertThat(pod.get("automountServiceAccountToken").booleanValue()).isFalse();
          assertThat(pod.get("containers"))
              .allSatisfy(container -> {
                JsonNode security = container.get("securityContext");
                assertThat(security.get("readOnlyRootFilesystem").booleanValue()).isTrue();
                assertThat(security.get("allowPrivilegeEscalation").booleanValue()).isFalse();
                assertThat(security.at("/capabilities/drop/0").stringValue()).isEqualTo("ALL");
                assertThat(container.at("/resources/limits/memory").isMissingNode()).isFalse();
              });
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"upload-api", "webhook", "scan-worker", "clamd"})
  void partsAreProbedAndNotAllStoppedAtOnce(String name) {
    JsonNode container =
        manifests.workloads().stream()
            .filter(workload -> Manifests.name(workload).equals(name))
            .findFirst()
            .orElseThrow()
            .at("/spec/template/spec/containers/0");

    assertThat(container.propertyNames())
        .contains("startupProbe", "livenessProbe", "readinessProbe");
    assertThat(
            manifests
                .of("PodDisruptionBudget", name)
                .at("/spec/selector/matchLabels/app.kubernetes.io~1name")
                .stringValue())
        .isEqualTo(name);
  }

  @Test
  void nobodyTalksToAnybodyUnlessAPolicySaysSo() {
    JsonNode nobody = manifests.of("NetworkPolicy", "nobody").get("spec");

    assertThat(nobody.get("podSelector").isEmpty()).isTrue();
    assertThat(nobody.get("policyTypes")).hasSize(2);
    assertThat(nobody.propertyNames()).doesNotContain("ingress", "egress");
  }

  @Test
  void clamdReachesNobody() {
    assertThat(manifests.of("NetworkPolicy", "clamd").at("/spec/egress").isEmpty()).isTrue();
    assertThat(manifests.of("NetworkPolicy", "names").at("/spec/podSelector").toString())
        .contains("NotIn", "clamd");
  }

  @Test
  void theWorkerReachesNeitherTablesNorTheInternet() {
    JsonNode egress = manifests.of("NetworkPolicy", "scan-worker").at("/spec/egress");

    assertThat(egress)
        .flatMap(rule -> rule.get("ports").valueStream().toList())
        .extracting(port -> port.get("port").intValue())
        .containsExactlyInAnyOrder(3310, 8443, 443);
    assertThat(egress)
        .flatMap(rule -> rule.get("to").valueStream().toList())
        .filteredOn(to -> to.has("ipBlock"))
        .extracting(to -> to.at("/ipBlock/cidr").stringValue())
        .containsExactly("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");
  }

  @Test
  void theWorkerFollowsTheClamdsBehindTheirHeadlessService() {
    String nodes =
        Manifests.byName(
                manifests
                    .of("Deployment", "scan-worker")
                    .at("/spec/template/spec/containers/0/env"))
            .get("AIRLOCK_CLAMD_NODES")
            .get("value")
            .stringValue();

    assertThat(nodes).isEqualTo("dns:clamd:3310");
    assertThat(manifests.of("Service", "clamd").at("/spec/clusterIP").stringValue())
        .isEqualTo("None");
  }

  @Test
  void clamdHasMemoryForTwoSetsOfSignatures() {
    JsonNode resources =
        manifests.of("StatefulSet", "clamd").at("/spec/template/spec/containers/0/resources");

    assertThat(resources.at("/requests/memory").stringValue()).isEqualTo("4Gi");
    assertThat(resources.at("/limits/memory").stringValue()).isEqualTo("4Gi");
  }

  @Test
  void theWorkerIsScaledByTheAgeOfMessages() {
    JsonNode scaling = manifests.of("ScaledObject", "scan-worker").get("spec");

    assertThat(scaling.at("/scaleTargetRef/name").stringValue()).isEqualTo("scan-worker");
    assertThat(scaling.at("/triggers/0/metadata/metricName").stringValue())
        .isEqualTo("ApproximateAgeOfOldestMessage");
    assertThat(manifests.of("Deployment", "scan-worker").get("spec").has("replicas")).isFalse();
  }
}
