package dev.airlock.sandbox.deployable;

import dev.airlock.cli.system.Part;
import dev.airlock.cli.system.Ports;
import dev.airlock.sandbox.backends.NamespaceLayout;
import dev.airlock.sandbox.postgres.PostgresServer;
import dev.airlock.sandbox.s3.S3Credentials;
import dev.airlock.sandbox.s3.S3Server;
import dev.airlock.setup.token.Keys;
import java.util.HashMap;
import java.util.Map;

/// The environment variables each service gets. It gets what it needs and no more: the scan worker
/// has no database.
///
/// @param demoToken the token of whoever opens the page
/// @param demoOperatorToken the token of whoever opens the console
/// @param inherited the user's own variables, so that any other setting of a service can be tried;
///   cloud credentials and databases in them never reach the sandbox
public record ServiceEnvironment(
    Ports ports,
    Keys keys,
    NamespaceLayout layout,
    String demoToken,
    String demoOperatorToken,
    Map<String, String> inherited) {

  /// All variables of one service.
  ///
  /// @param service one of the three services
  public Map<String, String> of(Part service) {
    var environment = new HashMap<>(inherited);
    environment
        .keySet()
        .removeIf(name -> name.startsWith("AWS_") || name.startsWith("SPRING_DATASOURCE_"));
    environment.putAll(common(service));
    environment.putAll(
        switch (service) {
          case UPLOAD_API -> uploadApi();
          case WEBHOOK -> webhook();
          case SCAN_WORKER -> scanWorker();
          case POSTGRESQL, S3, SQS, KAFKA, CLAMD ->
              throw new IllegalArgumentException(service.label() + " is not a service");
        });
    return Map.copyOf(environment);
  }

  private Map<String, String> common(Part service) {
    S3Credentials credentials = S3Credentials.SANDBOX_ONLY;
    return Map.ofEntries(
        Map.entry("SERVER_ADDRESS", "127.0.0.1"),
        Map.entry("SERVER_PORT", Integer.toString(ports.of(service))),
        Map.entry("SPRING_CLOUD_AWS_CREDENTIALS_ACCESSKEY", credentials.accessKey()),
        Map.entry("SPRING_CLOUD_AWS_CREDENTIALS_SECRETKEY", credentials.secretKey()),
        Map.entry("SPRING_CLOUD_AWS_REGION_STATIC", S3Server.REGION),
        Map.entry("SPRING_CLOUD_AWS_S3_ENDPOINT", ports.address(Part.S3)),
        Map.entry("SPRING_CLOUD_AWS_S3_PATHSTYLEACCESSENABLED", "true"),
        Map.entry("AIRLOCK_BUCKETS_LANDING", layout.landingBucket()),
        Map.entry("AIRLOCK_BUCKETS_CLEAN", layout.cleanBucket()),
        Map.entry("AIRLOCK_BUCKETS_QUARANTINE", layout.quarantineBucket()));
  }

  private Map<String, String> uploadApi() {
    var environment = new HashMap<>(database());
    environment.put(
        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLICKEYLOCATION",
        "file:" + keys.jwtPublic().toAbsolutePath());
    environment.put("AIRLOCK_PAGE_DEMOTOKEN", demoToken);
    environment.put("AIRLOCK_CONSOLE_DEMOTOKEN", demoOperatorToken);
    environment.put("SPRING_CLOUD_AWS_SQS_ENDPOINT", ports.address(Part.SQS));
    environment.put("AIRLOCK_QUEUE_NAME", layout.queue());
    environment.put("SPRING_KAFKA_BOOTSTRAPSERVERS", ports.address(Part.KAFKA));
    environment.put("AIRLOCK_EVENTS_TOPIC", layout.topic());
    return environment;
  }

  private Map<String, String> webhook() {
    var environment = new HashMap<>(database());
    environment.put("SPRING_KAFKA_BOOTSTRAPSERVERS", ports.address(Part.KAFKA));
    environment.put("AIRLOCK_EVENTS_TOPIC", layout.topic());
    environment.put("SPRING_CLOUD_AWS_SQS_ENDPOINT", ports.address(Part.SQS));
    environment.put("AIRLOCK_QUEUE_NAME", layout.queue());
    environment.put("AIRLOCK_WEBHOOK_SECRETS_0_NAME", "scan-worker");
    environment.put("AIRLOCK_WEBHOOK_SECRETS_0_SECRET", keys.webhookSecret());
    return environment;
  }

  private Map<String, String> scanWorker() {
    return Map.of(
        "SPRING_CLOUD_AWS_SQS_ENDPOINT", ports.address(Part.SQS),
        "AIRLOCK_QUEUE_NAME", layout.queue(),
        "AIRLOCK_QUEUE_DEADLETTERNAME", layout.deadLetterQueue(),
        "AIRLOCK_QUEUE_REFUSEDNAME", layout.refusedQueue(),
        "AIRLOCK_QUEUE_POLL", "1s", // the worker's shutdown waits for a poll
        "AIRLOCK_CLAMD_NODES", "127.0.0.1:" + ports.of(Part.CLAMD),
        "AIRLOCK_WEBHOOK_URL", ports.address(Part.WEBHOOK),
        "AIRLOCK_WEBHOOK_SECRET", keys.webhookSecret());
  }

  private Map<String, String> database() {
    return Map.of(
        "SPRING_DATASOURCE_URL",
        PostgresServer.jdbcUrl(ports.of(Part.POSTGRESQL), layout.database()),
        "SPRING_DATASOURCE_USERNAME",
        PostgresServer.USER,
        "SPRING_DATASOURCE_PASSWORD",
        PostgresServer.PASSWORD);
  }

  // Holds secrets.
  @Override
  public String toString() {
    return "ServiceEnvironment[" + ports + "]";
  }
}
