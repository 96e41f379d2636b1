package dev.airlock.scan.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileId;
import dev.airlock.scan.fixture.RunningWorker;
import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.fixture.TestUploads;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What operators see of the worker.
class ObservationIT extends RunningWorker {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @LocalServerPort private int port;

  @Test
  void metricsTellVerdictsStagesLagAndNodesAndNoFiles() {
    FileId id = TestUploads.newFile();
    scan(id, "text/plain", ScanSamples.text("counted words"));
    scan(TestUploads.newFile(), "text/plain", ScanSamples.eicar());
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(metrics())
                .contains(
                    "airlock_scans_total{verdict=\"clean\"}",
                    "airlock_scans_total{verdict=\"infected\"}",
                    "airlock_scan_bytes_total",
                    stage("open"),
                    stage("claim"),
                    stage("scan"),
                    stage("copy"),
                    stage("report"),
                    stage("remove"),
                    "airlock_examination_seconds_count{error=\"none\"}",
                    "airlock_queue_lag_seconds_count",
                    "airlock_clamd_up{node=\"" + at(0) + "\"} 1.0",
                    "airlock_clamd_scans{node=\"" + at(1) + "\"} 0.0")
                .doesNotContain(id.toString(), "document/"));
  }

  private static String stage(String name) {
    return "airlock_scan_stage_seconds_count{error=\"none\",stage=\"" + name + "\"}";
  }

  @Test
  void everyReportBelongsToTheTraceOfTheUpload() {
    FileId id = TestUploads.newFile();
    byte[] content = ScanSamples.text("traced words");
    WEBHOOK.expect(id, policy("text/plain", content.length, 1_000, null));
    UPLOADS.upload(id, content, Map.of("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));

    await().atMost(PATIENCE).until(() -> !WEBHOOK.verdicts(id).isEmpty());
    assertThat(WEBHOOK.traceParents(id))
        .as("of the claim and of the verdict, sampled as the upload was")
        .hasSize(2)
        .allMatch(parent -> parent.matches("00-" + TRACE + "-[0-9a-f]{16}-01"))
        .doesNotHaveDuplicates();
  }

  @Test
  void anInvalidTraceContextIsIgnored() {
    FileId id = TestUploads.newFile();
    byte[] content = ScanSamples.text("words");
    WEBHOOK.expect(id, policy("text/plain", content.length, 1_000, null));
    UPLOADS.upload(id, content, Map.of("traceparent", "00-zz-\"; DROP TABLE-zz"));

    await().atMost(PATIENCE).until(() -> !WEBHOOK.verdicts(id).isEmpty());
    assertThat(WEBHOOK.traceParents(id)).hasSize(2);
  }

  private String metrics() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
