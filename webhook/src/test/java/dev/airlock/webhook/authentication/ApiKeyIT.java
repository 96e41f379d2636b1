package dev.airlock.webhook.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.webhook.fixture.IndependentScanner;
import dev.airlock.webhook.fixture.RunningWebhook;
import dev.airlock.webhook.fixture.ScanMessages;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Scanners that cannot sign.
class ApiKeyIT extends RunningWebhook {
  @Autowired AuditLog auditLog;

  @Test
  void aKeyLetsItsScannerReport() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    assertThat(
            scanner().sendWithKey(file, scan.scanning(), IndependentScanner.API_KEY).statusCode())
        .isEqualTo(200);
    assertThat(
            scanner().sendWithKey(file, scan.infected(), IndependentScanner.API_KEY).statusCode())
        .isEqualTo(200);

    assertThat(files.find(file).orElseThrow().status()).isEqualTo(FileStatus.INFECTED);
    assertThat(auditLog.history(file))
        .extracting(HistoryEntry::actor)
        .containsExactly("user:alice", "scanner:simple-scanner", "scanner:simple-scanner");
  }

  @Test
  void aKeyIsValidForItsOwnClaimsOnly() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    scanner().report(file, scan.scanning());

    assertThat(scanner().sendWithKey(file, scan.clean(), IndependentScanner.API_KEY).body())
        .contains("stale-verdict");
    assertThat(files.find(file).orElseThrow().status()).isEqualTo(FileStatus.SCANNING);
    assertThat(scanner().report(file, scan.clean()).statusCode()).isEqualTo(200);
  }

  @Test
  void aMessageWithKeyAndIdIsAppliedOnce() throws Exception {
    FileId file = initiated();
    String body = messages(file).scanning();
    String first =
        scanner()
            .sendWithKey(file, body, IndependentScanner.API_KEY, "webhook-id", "msg-by-key")
            .body();
    scanner().sendWithKey(file, body, IndependentScanner.API_KEY, "webhook-id", "msg-by-key");

    assertThat(
            scanner()
                .sendWithKey(file, body, IndependentScanner.API_KEY, "webhook-id", "msg-by-key")
                .body())
        .isEqualTo(first);
    assertThat(auditLog.history(file)).hasSize(2);
  }

  /// Who removes a signature must not get by with less.
  @Test
  void aWrongSignatureIsNotMadeGoodByAKey() throws Exception {
    FileId file = initiated();
    assertThat(
            scanner()
                .sendWithKey(
                    file,
                    messages(file).scanning(),
                    IndependentScanner.API_KEY,
                    "webhook-id",
                    "msg_1",
                    "webhook-timestamp",
                    "1",
                    "webhook-signature",
                    "v1,AAAA")
                .statusCode())
        .isEqualTo(401);
  }
}
