package dev.airlock.webhook;

import static java.util.Map.entry;

import dev.airlock.testbackends.TestNamespace;
import java.util.Map;

/// The settings of a webhook that knows two scanners, on the backends of a test.
public final class TestSettings {

  private TestSettings() {}

  public static Map<String, String> of(TestNamespace namespace) {
    return Map.ofEntries(
        entry("spring.datasource.url", namespace.jdbcUrl()),
        entry("spring.datasource.username", namespace.databaseUser()),
        entry("spring.datasource.password", namespace.databasePassword()),
        entry("spring.kafka.bootstrap-servers", namespace.kafkaBootstrapServers()),
        entry("spring.cloud.aws.credentials.access-key", namespace.accessKey()),
        entry("spring.cloud.aws.credentials.secret-key", namespace.secretKey()),
        entry("spring.cloud.aws.region.static", namespace.region()),
        entry("spring.cloud.aws.s3.endpoint", namespace.s3Endpoint().toString()),
        entry("spring.cloud.aws.s3.path-style-access-enabled", "true"),
        entry("spring.cloud.aws.sqs.endpoint", namespace.sqsEndpoint().toString()),
        entry("airlock.events.topic", namespace.topic()),
        entry("airlock.queue.name", namespace.queue()),
        entry("airlock.buckets.landing", namespace.landingBucket()),
        entry("airlock.buckets.clean", namespace.cleanBucket()),
        entry("airlock.buckets.quarantine", namespace.quarantineBucket()),
        entry("airlock.webhook.secrets[0].name", "scanner"),
        entry("airlock.webhook.secrets[0].secret", IndependentScanner.SECRET),
        entry("airlock.webhook.secrets[1].name", "scanner"),
        entry("airlock.webhook.secrets[1].secret", IndependentScanner.ROTATED_SECRET),
        entry("airlock.webhook.secrets[1].expires-at", "2100-01-01T00:00:00Z"),
        entry("airlock.webhook.secrets[2].name", "scanner"),
        entry("airlock.webhook.secrets[2].secret", IndependentScanner.EXPIRED_SECRET),
        entry("airlock.webhook.secrets[2].expires-at", "2026-01-01T00:00:00Z"),
        entry("airlock.webhook.api-keys[0].name", "simple-scanner"),
        entry("airlock.webhook.api-keys[0].sha256", IndependentScanner.API_KEY_SHA_256),
        entry("airlock.webhook.api-keys[1].name", "simple-scanner"),
        entry("airlock.webhook.api-keys[1].sha256", IndependentScanner.EXPIRED_API_KEY_SHA_256),
        entry("airlock.webhook.api-keys[1].expires-at", "2026-01-01T00:00:00Z"));
  }
}
