package dev.airlock.sandbox.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.cli.system.LocalPort;
import dev.airlock.sandbox.StartFailed;
import dev.airlock.setup.installation.Layout;
import dev.airlock.setup.installation.Topic;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/// A Kafka broker on 127.0.0.1, its own controller (KRaft).
public final class KafkaServer implements AutoCloseable {

  private static final int NODE = 1;

  private final KafkaRaftServer server;
  private final Admin admin;

  private KafkaServer(KafkaRaftServer server, Admin admin) {
    this.server = server;
    this.admin = admin;
  }

  /// Starts a broker.
  ///
  /// @param folder for its logs. Missing or empty, the broker begins without topics; else it has
  ///   what the last one in this folder had
  public static KafkaServer start(Path folder, int port) throws IOException {
    Files.createDirectories(folder);
    if (!Files.exists(folder.resolve("meta.properties"))) {
      format(folder);
    }
    int controllerPort = LocalPort.free(new HashSet<>(Set.of(port)));
    var server =
        new KafkaRaftServer(
            new KafkaConfig(settings(folder, port, controllerPort), false), Time.SYSTEM);
    server.startup();
    return new KafkaServer(
        server, Admin.create(Map.<String, Object>of("bootstrap.servers", "127.0.0.1:" + port)));
  }

  /// Creates a topic as `airlock setup` does. Does nothing if there is one of that name.
  public void createTopic(String name) throws InterruptedException {
    var _ = new Topic(admin, name, Layout.PARTITIONS, Optional.empty()).take();
  }

  @Override
  public void close() {
    admin.close();
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path folder) {
    try {
      new Formatter()
          .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(NODE)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(folder.toString())
          .addDirectory(folder.toString())
          .run();
    } catch (Exception e) {
      throw new StartFailed("Kafka cannot format " + folder + ": " + e.getMessage(), e);
    }
  }

  private static Properties settings(Path folder, int port, int controllerPort) {
    var settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE));
    settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", folder.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // Kafka's own topics, for one broker instead of three.
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "2");
    settings.put("log.cleaner.dedupe.buffer.size", "2097152");
    return settings;
  }
}
