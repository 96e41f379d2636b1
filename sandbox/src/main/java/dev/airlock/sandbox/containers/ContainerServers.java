package dev.airlock.sandbox.containers;

import dev.airlock.cli.system.LocalPort;
import dev.airlock.sandbox.SandboxLog;
import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.backends.Addresses;
import dev.airlock.sandbox.backends.NamespaceLayout;
import dev.airlock.sandbox.backends.NamespaceServers;
import dev.airlock.sandbox.backends.Parallel;
import dev.airlock.sandbox.backends.Resources;
import dev.airlock.sandbox.postgres.Databases;
import dev.airlock.sandbox.s3.S3Credentials;
import dev.airlock.sandbox.s3.S3Server;
import dev.airlock.sandbox.sqs.SqsServer;
import dev.airlock.setup.installation.Installation;
import dev.airlock.setup.step.SetupSteps;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// PostgreSQL, Kafka, Floci (S3 and SQS) and clamd as containers.
public final class ContainerServers implements NamespaceServers {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// The keys that Floci knows by itself.
  private static final S3Credentials CREDENTIALS = new S3Credentials("test", "test");

  private final URI floci;
  private final GenericContainer<?> postgres;
  private final KafkaContainer kafka;
  private final GenericContainer<?> clamd;
  private final List<GenericContainer<?>> all;
  private final Resources started = new Resources();

  /// Containers that are not started yet.
  ///
  /// @param root the project's root, where `docker-compose.yml` names the images
  /// @param folder for logs and for what is copied into containers
  /// @throws StartFailed if there is no engine that could start them
  public ContainerServers(Path root, Path folder) throws IOException {
    SandboxLog.writeTo(folder);
    Engine.require(folder.resolve("sandbox.log"));
    int flociPort = LocalPort.free(new HashSet<>());
    Containers containers = new Containers(Images.of(root));
    floci = URI.create("http://127.0.0.1:" + flociPort);
    postgres = containers.postgres();
    kafka = containers.kafka();
    clamd = containers.clamd(folder.resolve("container-signatures"));
    all = List.of(postgres, kafka, clamd, containers.floci(flociPort));
  }

  @Override
  public void start() throws Exception {
    Parallel.run(all.stream().map(this::startOf).toList());
    databases().createServiceRole();
  }

  private Parallel.Task startOf(GenericContainer<?> container) {
    return () -> {
      // Before it starts, so that one that was created is removed even if it never gets ready.
      started.add(container::stop);
      container.start();
      System.out.println("ready " + container.getDockerImageName());
    };
  }

  @Override
  public void provision(NamespaceLayout layout) throws Exception {
    databases().create(layout.database());
    SetupSteps steps = new SetupSteps(false, _ -> {});
    try (S3Client s3 = S3Server.client(floci, CREDENTIALS);
        SqsClient sqs = SqsServer.client(floci, S3Server.REGION, PATIENCE);
        Admin admin =
            Admin.create(
                Map.<String, Object>of("bootstrap.servers", kafka.getBootstrapServers()))) {
      Installation installation =
          new Installation(layout.installation(), s3, sqs, Region.of(S3Server.REGION));
      steps.take(installation.bucketsAndQueues());
      steps.take(List.of(installation.topic(admin, Optional.empty())));
    }
  }

  @Override
  public Addresses addresses() {
    return new Addresses(
        postgres.getMappedPort(Containers.POSTGRES_PORT),
        floci.toString(),
        CREDENTIALS,
        floci.toString(),
        kafka.getBootstrapServers(),
        clamd.getMappedPort(Containers.CLAMD_PORT));
  }

  private Databases databases() {
    return new Databases(postgres.getMappedPort(Containers.POSTGRES_PORT));
  }

  @Override
  public void close() throws IOException {
    started.close();
  }
}
