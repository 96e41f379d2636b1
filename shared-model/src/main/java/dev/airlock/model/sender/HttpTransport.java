package dev.airlock.model.sender;

import dev.airlock.model.signing.WebhookHeaders;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends with the JDK's own HTTP client, without cookies. May be used by several threads at once.
public final class HttpTransport implements Transport {
  private final HttpClient http;
  private final String webhook;
  private final Duration timeout;

  /// @param webhook its base URL, such as `http://127.0.0.1:8081`
  /// @param timeout for each request, from connecting to the response's last byte
  public HttpTransport(URI webhook, Duration timeout) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
    this.webhook = webhook.toString().replaceFirst("/$", "");
    this.timeout = timeout;
  }

  /// If the thread is interrupted, it stays interrupted and there is no response.
  @Override
  public RawResponse send(SignedRequest request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(patch(request), HttpResponse.BodyHandlers.ofByteArray());
    try {
      // The client's own time limit ends with the response's headers.
      HttpResponse<byte[]> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new RawResponse(response.statusCode(), response.body());
    } catch (ExecutionException e) {
      throw new IOException("the request failed", e.getCause());
    } catch (TimeoutException _) {
      exchange.cancel(true);
      throw new HttpTimeoutException("no whole response within " + timeout);
    } catch (InterruptedException _) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the response");
    }
  }

  private HttpRequest patch(SignedRequest request) {
    WebhookHeaders headers = request.headers();
    return HttpRequest.newBuilder(URI.create(webhook + request.path()))
        .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(request.body()))
        .header("Content-Type", "application/json")
        .header(WebhookHeaders.ID, headers.id())
        .header(WebhookHeaders.TIMESTAMP, headers.timestamp())
        .header(WebhookHeaders.SIGNATURE, headers.signature())
        .build();
  }
}
