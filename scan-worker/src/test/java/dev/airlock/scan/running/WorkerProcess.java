package dev.airlock.scan.running;

import dev.airlock.testbackends.StagedService;
import dev.airlock.testbackends.TestNamespace;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A worker as a process of its own, which can be killed.
public final class WorkerProcess {
  private static final StagedService SERVICE = StagedService.of("scan-worker");

  private WorkerProcess() {}

  /// Starts one on a namespace.
  ///
  /// @param name of its log in `target`
  /// @param others settings in place of the usual ones
  public static Process start(TestNamespace namespace, String name, Map<String, String> others)
      throws Exception {
    Map<String, String> settings = new HashMap<>(usual(namespace));
    settings.put("server.port", "0");
    settings.putAll(others);
    return SERVICE.start("128m", settings, Path.of("target", name + ".log"));
  }

  /// The settings of a worker on a namespace, but for the webhook's address.
  public static Map<String, String> usual(TestNamespace namespace) {
    return Map.ofEntries(
        Map.entry("spring.cloud.aws.credentials.access-key", namespace.accessKey()),
        Map.entry("spring.cloud.aws.credentials.secret-key", namespace.secretKey()),
        Map.entry("spring.cloud.aws.region.static", namespace.region()),
        Map.entry("spring.cloud.aws.s3.endpoint", namespace.s3Endpoint().toString()),
        Map.entry("spring.cloud.aws.s3.path-style-access-enabled", "true"),
        Map.entry("spring.cloud.aws.sqs.endpoint", namespace.sqsEndpoint().toString()),
        Map.entry("airlock.buckets.landing", namespace.landingBucket()),
        Map.entry("airlock.buckets.clean", namespace.cleanBucket()),
        Map.entry("airlock.buckets.quarantine", namespace.quarantineBucket()),
        Map.entry("airlock.queue.name", namespace.queue()),
        Map.entry("airlock.queue.dead-letter-name", namespace.deadLetterQueue()),
        Map.entry("airlock.queue.visibility", "3s"),
        Map.entry("airlock.queue.poll", "1s"),
        Map.entry("airlock.clamd.nodes", namespace.clamdHost() + ":" + namespace.clamdPort()),
        Map.entry("airlock.clamd.probe", "200ms"),
        Map.entry("airlock.webhook.secret", WebhookDouble.SECRET));
  }
}
