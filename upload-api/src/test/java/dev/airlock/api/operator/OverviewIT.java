package dev.airlock.api.operator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.api.fixture.RecordedScan;
import dev.airlock.api.fixture.RunningApi;
import dev.airlock.model.file.FileId;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.scan.Scans;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/// What an operator sees at a glance.
class OverviewIT extends RunningApi {
  private static final String TENANT = "overview";

  @Autowired Scans scans;
  @Autowired S3Client s3;

  @Test
  void tellsHowThingsStand() throws Exception {
    settled(TENANT, new Verdict.Clean());
    settled(TENANT, new Verdict.Quarantined(QuarantineReason.SCAN_FAILED));
    settled(TENANT, new Verdict.Infected(List.of("Eicar-Test-Signature")));

    JsonNode overview = json(operatorOf(TENANT).get("/api/v1/admin/overview"), 200);
    assertThat(overview.at("/verdicts/files").intValue()).isEqualTo(3);
    assertThat(overview.at("/verdicts/atLeast").booleanValue()).isFalse();
    assertThat(overview.get("scanners")).hasSize(1);
    JsonNode scanner = overview.get("scanners").get(0);
    assertThat(scanner.get("scanner").stringValue()).isEqualTo("test");
    assertThat(scanner.get("engine").stringValue()).isEqualTo("ClamAV");
    assertThat(scanner.get("verdicts").intValue()).isEqualTo(3);
    assertThat(scanner.get("failed").intValue()).isEqualTo(1);
    assertThat(overview.get("held")).hasSize(2);
    assertThat(overview.get("heldAreMore").booleanValue()).isFalse();
    assertThat(overview.at("/queue/waiting").isNumber()).isTrue();
    assertThat(overview.get("deadLetters").isNumber()).isTrue();
    assertThat(overview.has("oldestUnsettled")).isFalse();
    await()
        .atMost(30, SECONDS)
        .untilAsserted(() ->
            assertThat(
                    json(operatorOf(TENANT).get("/api/v1/admin/overview"), 200)
                        .get("dependencies")
                        .valueStream()
                        .map(each -> each.get("name").stringValue() + each.get("reachable")))
                .containsExactly("kafkatrue", "s3true", "sqstrue"));
  }

  @Test
  void tellsNothingOfOtherTenants() throws Exception {
    settled("another than " + TENANT, new Verdict.Quarantined(QuarantineReason.ENCRYPTED));
    JsonNode others = json(operatorOf("rival of " + TENANT).get("/api/v1/admin/overview"), 200);
    assertThat(others.at("/verdicts/files").intValue()).isZero();
    assertThat(others.get("scanners")).isEmpty();
    assertThat(others.get("held")).isEmpty();
  }

  private void settled(String tenant, Verdict verdict) throws Exception {
    FileId file = newFile(clientOf(tenant, "alice"), "notes.txt");
    new RecordedScan(scans, s3, NAMESPACE, new TenantContext(tenant, "alice"))
        .recordVerdict(file, verdict);
  }
}
