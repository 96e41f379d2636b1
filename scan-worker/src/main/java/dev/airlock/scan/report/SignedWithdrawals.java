package dev.airlock.scan.report;

import dev.airlock.model.sender.RawResponse;
import dev.airlock.model.signing.WebhookSecret;
import dev.airlock.model.signing.WebhookSigner;
import dev.airlock.scan.clamav.NodeAddress;
import dev.airlock.scan.clamav.WithdrawalSender;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/// Withdraws verdicts by the webhook, signed as they were.
@Component
class SignedWithdrawals implements WithdrawalSender {
  private static final String PATH = "/api/v1/withdrawals";
  private static final int OK = 200;

  private final WebhookSigner signer;
  private final ObservedTransport transport;
  private final JsonMapper json;

  SignedWithdrawals(
      WebhookSettings settings,
      RestClient.Builder http,
      SslBundles bundles,
      JsonMapper json,
      Clock clock) {
    this.signer = new WebhookSigner(WebhookSecret.parse(settings.secret()), clock);
    this.transport = new ObservedTransport(settings, http, bundles);
    this.json = json;
  }

  @Override
  public Instant withdraw(NodeAddress node, @Nullable Instant since) {
    WithdrawalMessage.Answer answer = send(new WithdrawalMessage(node.toString(), since));
    while (answer.more()) {
      answer = send(new WithdrawalMessage(node.toString(), answer.since()));
    }
    return answer.since();
  }

  private WithdrawalMessage.Answer send(WithdrawalMessage message) {
    byte[] body = json.writeValueAsBytes(message);
    RawResponse response;
    try {
      response = transport.post(PATH, signer.sign("msg_" + UUID.randomUUID(), body), body);
    } catch (IOException e) {
      throw new WebhookUnavailable(e);
    }
    if (response.status() != OK) {
      throw new ReportFault("the webhook answered " + response.status());
    }
    return json.readValue(response.body(), WithdrawalMessage.Answer.class);
  }
}
