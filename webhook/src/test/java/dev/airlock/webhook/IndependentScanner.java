package dev.airlock.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import dev.airlock.model.file.FileId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;

/// A scanner that signs with the published Standard Webhooks library, independent of our own code.
public final class IndependentScanner {
  public static final String SECRET = "whsec_dGVzdC1vbmx5LXNlY3JldC1vZi10aGUtd2ViaG9vay1vbmU=";
  public static final String ROTATED_SECRET =
      "whsec_dGVzdC1vbmx5LXNlY3JldC1vZi10aGUtd2ViaG9vay10d28=";
  public static final String UNKNOWN_SECRET =
      "whsec_dGVzdC1vbmx5LXNlY3JldC10aGF0LW5vYm9keS1rbm93cyE=";

  public static final String EXPIRED_SECRET =
      "whsec_dGVzdC1vbmx5LXNlY3JldC10aGF0LWhhcy1leHBpcmVkISE=";
  public static final String API_KEY = "test-only-api-key";
  public static final String API_KEY_SHA_256 =
      "84a3441a2ab0ae44267ee4a2d80df899b645f71fec8b5d50547946fa820946cc";
  public static final String EXPIRED_API_KEY = "test-only-expired-api-key";
  public static final String EXPIRED_API_KEY_SHA_256 =
      "fe4d8dfb232eab50153858989a23f51f2909755966f7f7a2267dc74ac7e82824";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI webhook;

  public IndependentScanner(int port) {
    this.webhook = URI.create("http://127.0.0.1:" + port);
  }

  public HttpResponse<String> report(FileId id, String body) throws Exception {
    return report(id.toString(), body, SECRET, Instant.now());
  }

  public HttpResponse<String> report(String id, String body, String secret, Instant at)
      throws Exception {
    String messageId = "msg_" + UUID.randomUUID();
    return send(
        id, body, messageId, at, new Webhook(secret).sign(messageId, at.getEpochSecond(), body));
  }

  public HttpResponse<String> send(
      String id, String body, String messageId, Instant at, String signature)
      throws IOException, InterruptedException {
    return http.send(
        request(id, body)
            .header("webhook-id", messageId)
            .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
            .header("webhook-signature", signature)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> report(FileId id, String body, String messageId) throws Exception {
    Instant now = Instant.now();
    return send(
        id.toString(),
        body,
        messageId,
        now,
        new Webhook(SECRET).sign(messageId, now.getEpochSecond(), body));
  }

  /// Sends a message with an API key.
  ///
  /// @param headers names and values in turn, beside the key
  public HttpResponse<String> sendWithKey(FileId id, String body, String key, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(id.toString(), body).header("Authorization", "Bearer " + key);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> sendUnsigned(String id, String body)
      throws IOException, InterruptedException {
    return http.send(request(id, body).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String id, String body) {
    return HttpRequest.newBuilder(webhook.resolve("/api/v1/files/" + id + "/scan-result"))
        .header("Content-Type", "application/json")
        .method("PATCH", HttpRequest.BodyPublishers.ofString(body, UTF_8));
  }
}
