package dev.airlock.bench.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.bench.load.HttpConnection;
import dev.airlock.model.signing.WebhookHeaders;
import dev.airlock.model.signing.WebhookSecret;
import dev.airlock.model.signing.WebhookSigner;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/// Scan results as the bytes that travel: of each file a claim and then a verdict, signed when they
/// are asked for.
record ScanResultRequests(WebhookSigner signer) {
  // Between a claim and its verdict come so many others that the claim has long been recorded.
  private static final int BLOCK = 1_000;

  static ScanResultRequests signedWith(String secret) {
    return new ScanResultRequests(
        new WebhookSigner(WebhookSecret.parse(secret), Clock.systemUTC()));
  }

  /// How many files a number of results takes.
  static int files(long results) {
    return Math.toIntExact((results / (2 * BLOCK) + 1) * BLOCK);
  }

  /// The number of the first result about files that come after `file`.
  static long firstAfter(long file) {
    return (file / BLOCK + 1) * 2 * BLOCK;
  }

  /// The result of that number.
  byte[] get(long number) {
    long block = number / (2 * BLOCK);
    long inBlock = number % (2 * BLOCK);
    long file = block * BLOCK + inBlock % BLOCK;
    return inBlock < BLOCK ? claim(file) : verdict(file);
  }

  byte[] claim(long file) {
    String id = PendingFiles.id(file);
    return request(
        id,
        """
        {"scanId":"%s","status":"scanning","object":%s}\
        """
            .formatted(id, object(id)));
  }

  // Not `clean`: the webhook would ask S3 for the copy, and what is measured is the webhook.
  byte[] verdict(long file) {
    String id = PendingFiles.id(file);
    return request(
        id,
        """
        {"scanId":"%s","status":"infected","threats":["Eicar"],"object":%s,"sha256":"%s",\
        "detectedContentType":"text/plain",\
        "engine":{"name":"ClamAV","version":"1.4.6","databaseVersion":"27812"},\
        "location":{"bucket":"airlock-quarantine","key":"document/%s","versionId":"q1"},\
        "startedAt":"2026-11-20T10:00:00Z","finishedAt":"2026-11-20T10:00:01Z"}\
        """
            .formatted(id, object(id), "0".repeat(64), id));
  }

  private static String object(String id) {
    return """
    {"bucket":"airlock-uploads","key":"document/%s","versionId":"v1","eTag":"abc","size":%d}\
    """
        .formatted(id, PendingFiles.SIZE);
  }

  private byte[] request(String id, String body) {
    WebhookHeaders signed = signer.sign("msg_" + UUID.randomUUID(), body.getBytes(UTF_8));
    return HttpConnection.request(
        "PATCH /api/v1/files/" + id + "/scan-result",
        Map.of(
            "webhook-id", signed.id(),
            "webhook-timestamp", signed.timestamp(),
            "webhook-signature", signed.signature(),
            "Content-Type", "application/json"),
        body);
  }
}
