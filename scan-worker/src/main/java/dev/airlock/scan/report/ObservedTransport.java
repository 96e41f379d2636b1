package dev.airlock.scan.report;

import dev.airlock.model.sender.RawResponse;
import dev.airlock.model.sender.SignedRequest;
import dev.airlock.model.sender.Transport;
import dev.airlock.model.signing.WebhookHeaders;
import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.MediaType;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// Sends by Apache's client. The requests are observed, so they carry the trace of the scan.
final class ObservedTransport implements Transport {
  private static final int MOST_CONNECTIONS = 100;

  private final RestClient http;

  /// @param http knows the registry of observations
  /// @param bundles knows the one that the settings name
  ObservedTransport(WebhookSettings settings, RestClient.Builder http, SslBundles bundles) {
    this.http =
        http.baseUrl(settings.url().toString())
            .requestFactory(requests(settings.timeout(), tls(settings, bundles)))
            .build();
  }

  private static TlsSocketStrategy tls(WebhookSettings settings, SslBundles bundles) {
    String name = settings.sslBundle();
    SslBundle bundle = name == null ? SslBundle.systemDefault() : bundles.getBundle(name);
    return new DefaultClientTlsStrategy(
        bundle.createSslContext(),
        bundle.getOptions().getEnabledProtocols(),
        bundle.getOptions().getCiphers(),
        SSLBufferMode.STATIC,
        new DefaultHostnameVerifier());
  }

  // As many connections as reports at a time: none waits for another.
  private static HttpComponentsClientHttpRequestFactory requests(
      Duration limit, TlsSocketStrategy tls) {
    Timeout timeout = Timeout.of(limit);
    return new HttpComponentsClientHttpRequestFactory(
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(MOST_CONNECTIONS)
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setTlsSocketStrategy(tls)
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
  public RawResponse send(SignedRequest request) throws IOException {
    return send(
        http.patch().uri(SignedRequest.PATH, request.file()), request.headers(), request.body());
  }

  /// Sends what is about no file in particular.
  RawResponse post(String path, WebhookHeaders headers, byte[] body) throws IOException {
    return send(http.post().uri(path), headers, body);
  }

  private static RawResponse send(
      RestClient.RequestBodySpec request, WebhookHeaders headers, byte[] body) throws IOException {
    try {
      return request
          .contentType(MediaType.APPLICATION_JSON)
          .header(WebhookHeaders.ID, headers.id())
          .header(WebhookHeaders.TIMESTAMP, headers.timestamp())
          .header(WebhookHeaders.SIGNATURE, headers.signature())
          .body(body)
          .exchange((_, response) ->
              new RawResponse(response.getStatusCode().value(), response.getBody().readAllBytes()));
    } catch (RestClientException e) {
      throw new IOException(e);
    }
  }
}
