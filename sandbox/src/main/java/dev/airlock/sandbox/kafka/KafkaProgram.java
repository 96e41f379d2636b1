package dev.airlock.sandbox.kafka;

import dev.airlock.sandbox.SandboxLog;
import java.nio.file.Path;
import java.util.Locale;

/// A Kafka broker as a process of its own, for tests that kill it.
final class KafkaProgram {

  private KafkaProgram() {}

  /// Runs until it is killed. Prints `ready` when it accepts clients.
  ///
  /// @param arguments the folder for its data, its port, a topic
  static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT); // programs read what this writes, in ASCII digits
    SandboxLog.drop();
    KafkaServer broker = KafkaServer.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    broker.createTopic(arguments[2]);
    System.out.println("ready");
  }
}
