package dev.airlock.sandbox.containers;

import dev.airlock.sandbox.clamd.ClamdConfiguration;
import dev.airlock.sandbox.clamd.ClamdServerSettings;
import dev.airlock.sandbox.clamd.SignatureDatabase;
import dev.airlock.sandbox.postgres.PostgresServer;
import dev.airlock.sandbox.s3.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.MountableFile;

/// The containers, not started: how each is configured.
///
/// @param images where they come from
record Containers(Images images) {
  static final int POSTGRES_PORT = 5432;
  static final int CLAMD_PORT = 3310;

  private static final int FLOCI_PORT = 4566;
  private static final int KAFKA_PORT = 9092;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Path SIGNATURES = Path.of("/tmp/signatures");
  private static final String CONFIGURATION = "/tmp/clamd.conf";

  /// PostgreSQL as the sandbox has it: with its superuser, and without protection from power
  /// failures.
  GenericContainer<?> postgres() {
    return new GenericContainer<>(images.postgres())
        .withEnv(
            Map.of(
                "POSTGRES_USER", PostgresServer.SUPERUSER,
                "POSTGRES_PASSWORD", PostgresServer.SUPERUSER_PASSWORD,
                "POSTGRES_INITDB_ARGS", "--locale=C --encoding=UTF8"))
        .withCommand(
            "postgres",
            "-c",
            "fsync=off",
            "-c",
            "synchronous_commit=off",
            "-c",
            "max_connections=200")
        .withExposedPorts(POSTGRES_PORT)
        .withCreateContainerCmdModifier(LoopbackPort.any(POSTGRES_PORT))
        // The first time it is the server that prepares the data folder.
        .waitingFor(
            Wait.forLogMessage(".*database system is ready to accept connections.*", 2)
                .withStartupTimeout(PATIENCE));
  }

  /// A broker, its own controller.
  KafkaContainer kafka() {
    return new KafkaContainer(images.kafka())
        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
        .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
        .withCreateContainerCmdModifier(LoopbackPort.any(KAFKA_PORT))
        .withStartupTimeout(PATIENCE);
  }

  /// S3 and SQS.
  ///
  /// @param port where it listens on this machine: the URLs of its queues hold it
  GenericContainer<?> floci(int port) {
    return new GenericContainer<>(images.floci())
        .withEnv(
            Map.of(
                "FLOCI_BASE_URL",
                "http://127.0.0.1:" + port,
                "FLOCI_DEFAULT_REGION",
                S3Server.REGION,
                // More than the largest upload profile has.
                "FLOCI_MAX_REQUEST_SIZE",
                "640",
                "FLOCI_SERVICES_S3_ENFORCE_AUTH",
                "true",
                // It keeps objects in its heap, which would be a quarter of the memory.
                "JAVA_TOOL_OPTIONS",
                "-XX:MaxRAMPercentage=60"))
        .withExposedPorts(FLOCI_PORT)
        .withCreateContainerCmdModifier(new LoopbackPort(FLOCI_PORT, port))
        .waitingFor(
            Wait.forHttp("/_floci/health").forPort(FLOCI_PORT).withStartupTimeout(PATIENCE));
  }

  /// clamd as the sandbox has it, with the test signatures.
  ///
  /// @param folder here, for what is copied into it
  GenericContainer<?> clamd(Path folder) throws IOException {
    SignatureDatabase here = SignatureDatabase.builtIn(folder);
    SignatureDatabase inside =
        new SignatureDatabase(SIGNATURES, here.description(), here.selfCheck());
    String configuration =
        new ClamdConfiguration(
                inside, Path.of("/tmp"), "0.0.0.0", CLAMD_PORT, ClamdServerSettings.DEFAULT)
            .text();
    return new GenericContainer<>(images.clamd())
        .withCopyToContainer(Transferable.of(configuration), CONFIGURATION)
        .withCopyFileToContainer(
            MountableFile.forHostPath(here.folder()), inside.folder().toString())
        .withExposedPorts(CLAMD_PORT)
        .withCreateContainerCmdModifier(LoopbackPort.any(CLAMD_PORT))
        .withCreateContainerCmdModifier(container ->
            container.withEntrypoint("clamd", "--config-file=" + CONFIGURATION).withUser("clamav"))
        .waitingFor(Wait.forListeningPort().withStartupTimeout(PATIENCE));
  }
}
