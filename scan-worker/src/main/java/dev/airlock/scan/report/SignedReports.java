package dev.airlock.scan.report;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.scanresult.ScanResultAnswer;
import dev.airlock.model.scanresult.ScanResultMessage;
import dev.airlock.model.signing.WebhookHeaders;
import dev.airlock.model.signing.WebhookSecret;
import dev.airlock.model.signing.WebhookSigner;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;

/// Reports to the webhook, signed by Standard Webhooks.
@Component
class SignedReports implements ScanResults {
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int GONE = 410;
  private static final int MOST_CONNECTIONS = 100;

  // Too many requests, and what proxies say when nobody is behind them.
  private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);

  private final RestClient http;
  private final WebhookSigner signer;
  private final JsonMapper json;

  SignedReports(WebhookSettings settings, RestClient.Builder http, JsonMapper json, Clock clock) {
    this.http = http.baseUrl(settings.url().toString()).requestFactory(requests(settings)).build();
    this.signer = new WebhookSigner(WebhookSecret.parse(settings.secret()), clock);
    this.json = json;
  }

  // As many connections as there are reports at a time: nobody waits for one.
  private static HttpComponentsClientHttpRequestFactory requests(WebhookSettings settings) {
    Timeout timeout = Timeout.of(settings.timeout());
    return new HttpComponentsClientHttpRequestFactory(
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(MOST_CONNECTIONS)
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(timeout)
                            .setSocketTimeout(timeout)
                            .build())
                    .build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .build());
  }

  @Override
  public ClaimAnswer claim(FileId id, ScanReport.Claim claim) {
    Response response = send(id, ScanResultMessage.of(claim));
    if (response.status().value() == GONE) {
      return new ClaimAnswer.Skip();
    }
    ScanResultAnswer answer = response.answer(json);
    ScanPolicy policy = answer.policy();
    return switch (answer.outcome()) {
      case SCAN -> {
        if (policy == null) {
          throw new ReportFault("the webhook told to scan but not by which rules");
        }
        yield new ClaimAnswer.Scan(policy);
      }
      case SKIP -> new ClaimAnswer.Skip();
      case RECORDED, DUPLICATE ->
          throw new ReportFault("the webhook answered a claim as if it were a verdict");
    };
  }

  @Override
  public boolean settle(FileId id, ScanReport.Settlement settlement) {
    Response response = send(id, ScanResultMessage.of(settlement));
    return switch (response.status().value()) {
      case CONFLICT, GONE -> false;
      default ->
          switch (response.answer(json).outcome()) {
            case RECORDED, DUPLICATE -> true;
            case SCAN, SKIP ->
                throw new ReportFault("the webhook answered a verdict as if it were a claim");
          };
    };
  }

  private Response send(FileId id, ScanResultMessage message) {
    byte[] body = json.writeValueAsBytes(message);
    WebhookHeaders signed = signer.sign("msg_" + UUID.randomUUID(), body);
    try {
      return http.patch()
          .uri("/api/v1/files/{id}/scan-result", id)
          .contentType(MediaType.APPLICATION_JSON)
          .header(WebhookHeaders.ID, signed.id())
          .header(WebhookHeaders.TIMESTAMP, signed.timestamp())
          .header(WebhookHeaders.SIGNATURE, signed.signature())
          .body(body)
          .exchange((_, response) ->
              new Response(response.getStatusCode(), response.getBody().readAllBytes()));
    } catch (RestClientException e) {
      throw new WebhookAway(e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // read once, never compared or shared
  private record Response(HttpStatusCode status, byte[] body) {

    ScanResultAnswer answer(JsonMapper json) {
      if (AWAY.contains(status.value())) {
        throw new WebhookAway(status.value());
      }
      if (status.value() == NOT_FOUND) {
        throw new ReportFault("the webhook knows no such file");
      }
      if (!status.is2xxSuccessful()) {
        throw new ReportFault("the webhook answered " + status.value());
      }
      return json.readValue(body, ScanResultAnswer.class);
    }
  }
}
