package dev.airlock.setup.cli;

import dev.airlock.setup.step.SetupFailed;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which Kafka to use.
final class KafkaOptions {
  private static final String PATIENCE_MILLIS = "30000";

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      defaultValue = "${env:SPRING_KAFKA_BOOTSTRAPSERVERS}",
      description = "of Kafka; without it no topic is created")
  private @Nullable String bootstrapServers;

  @Option(
      names = "--kafka-properties",
      paramLabel = "FILE",
      description = "how to log in to Kafka: properties of Kafka's own clients")
  private @Nullable Path properties;

  @Option(
      names = "--replication",
      paramLabel = "N",
      description = "copies of a new topic's records (default: the brokers decide)")
  private @Nullable Short replication;

  Optional<Short> replication() {
    return Optional.ofNullable(replication);
  }

  /// A client, if a Kafka was named.
  Optional<Admin> admin() {
    if (bootstrapServers == null || bootstrapServers.isBlank()) {
      return Optional.empty();
    }
    Properties settings = new Properties();
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    if (properties != null) {
      try (Reader reader = Files.newBufferedReader(properties)) {
        settings.load(reader);
      } catch (IOException e) {
        throw new SetupFailed("%s cannot be read: %s".formatted(properties, e), e);
      }
    }
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return Optional.of(Admin.create(settings));
  }
}
