package dev.airlock.webhook.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.scanresult.ScanResultMessage;
import dev.airlock.model.scanresult.ScanResultResponse;
import dev.airlock.model.scanresult.ScanResultResponse.Outcome;
import dev.airlock.model.sender.HttpTransport;
import dev.airlock.model.sender.ScanResultSender;
import dev.airlock.model.sender.SendOutcome;
import dev.airlock.model.signing.WebhookSecret;
import dev.airlock.model.signing.WebhookSigner;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.webhook.fixture.IndependentScanner;
import dev.airlock.webhook.fixture.RunningWebhook;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The sender for scanners in Java reports to the running webhook.
class JavaSenderIT extends RunningWebhook {
  private final JsonMapper json = new JsonMapper();

  @Test
  void claimAndVerdictAreAccepted() {
    FileId file = initiated();
    ScanReport.Claim claim = claim(file);

    ScanResultResponse claimed =
        accepted(send(IndependentScanner.SECRET, file, ScanResultMessage.of(claim)));
    assertThat(claimed.outcome()).isEqualTo(Outcome.SCAN);
    assertThat(Objects.requireNonNull(claimed.policy()).contentType()).isEqualTo("text/plain");
    ScanResultResponse settled = accepted(send(IndependentScanner.SECRET, file, infected(claim)));
    assertThat(settled.outcome()).isEqualTo(Outcome.RECORDED);
    assertThat(settled.status()).isEqualTo(FileStatus.INFECTED);
  }

  @Test
  void lateVerdictIsToBeDropped() {
    FileId file = initiated();
    ScanReport.Claim earlier = claim(file);
    accepted(send(IndependentScanner.SECRET, file, ScanResultMessage.of(earlier)));
    accepted(send(IndependentScanner.SECRET, file, ScanResultMessage.of(claim(file))));
    assertThat(send(IndependentScanner.SECRET, file, infected(earlier)))
        .isEqualTo(new SendOutcome.Stale());
  }

  @Test
  void wrongSecretIsRefused() {
    FileId file = initiated();
    assertThat(send(IndependentScanner.UNKNOWN_SECRET, file, ScanResultMessage.of(claim(file))))
        .isInstanceOfSatisfying(
            SendOutcome.Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(401);
              assertThat(refused.problem()).contains("urn:airlock:problem:unauthenticated");
            });
  }

  private SendOutcome send(String secret, FileId file, ScanResultMessage message) {
    URI webhook = URI.create("http://127.0.0.1:" + port);
    // This is what the document shows.
    ScanResultSender sender =
        new ScanResultSender(
            new WebhookSigner(WebhookSecret.parse(secret), Clock.systemUTC()),
            json::writeValueAsBytes,
            response -> json.readValue(response, ScanResultResponse.class),
            new HttpTransport(webhook, Duration.ofSeconds(10)));
    return sender.send(file, "msg_" + UUID.randomUUID(), message);
  }

  private static ScanResultResponse accepted(SendOutcome outcome) {
    assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
    return ((SendOutcome.Accepted) outcome).response();
  }

  private static ScanReport.Claim claim(FileId file) {
    return new ScanReport.Claim(
        UUID.randomUUID(),
        new ObjectVersion(NAMESPACE.landingBucket(), "document/" + file, "v1", "abc", 3),
        null);
  }

  private static ScanResultMessage infected(ScanReport.Claim claim) {
    return ScanResultMessage.of(
        new ScanReport.VerdictReport(
            claim.scanId(),
            claim.object(),
            new Verdict.Infected(List.of("Eicar-Test-Signature")),
            new Evidence(null, null, null, null, null, null)));
  }
}
