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
final class Scanner {
  static final String SECRET = "whsec_dGVzdC1vbmx5LXNlY3JldC1vZi10aGUtd2ViaG9vay1vbmU=";
  static final String ROTATED_SECRET = "whsec_dGVzdC1vbmx5LXNlY3JldC1vZi10aGUtd2ViaG9vay10d28=";
  static final String UNKNOWN_SECRET = "whsec_dGVzdC1vbmx5LXNlY3JldC10aGF0LW5vYm9keS1rbm93cyE=";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI webhook;

  Scanner(int port) {
    this.webhook = URI.create("http://127.0.0.1:" + port);
  }

  HttpResponse<String> report(FileId id, String body) throws Exception {
    return report(id.toString(), body, SECRET, Instant.now());
  }

  HttpResponse<String> report(String id, String body, String secret, Instant at) throws Exception {
    String messageId = "msg_" + UUID.randomUUID();
    return send(
        id, body, messageId, at, new Webhook(secret).sign(messageId, at.getEpochSecond(), body));
  }

  HttpResponse<String> send(String id, String body, String messageId, Instant at, String signature)
      throws IOException, InterruptedException {
    return http.send(
        request(id, body)
            .header("webhook-id", messageId)
            .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
            .header("webhook-signature", signature)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> sendUnsigned(String id, String body)
      throws IOException, InterruptedException {
    return http.send(request(id, body).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String id, String body) {
    return HttpRequest.newBuilder(webhook.resolve("/api/v1/files/" + id + "/scan-result"))
        .header("Content-Type", "application/json")
        .method("PATCH", HttpRequest.BodyPublishers.ofString(body, UTF_8));
  }
}
