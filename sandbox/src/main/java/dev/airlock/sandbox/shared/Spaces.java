package dev.airlock.sandbox.shared;

import dev.airlock.sandbox.backends.RunningBackends;
import dev.airlock.sandbox.backends.SpaceLayout;
import dev.airlock.sandbox.ports.Part;
import dev.airlock.sandbox.ports.Ports;
import dev.airlock.sandbox.postgres.PostgresServer;
import dev.airlock.sandbox.s3.S3Credentials;
import dev.airlock.sandbox.s3.S3Server;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/// Spaces for tests, numbered so that no two are alike.
final class Spaces {

  private final RunningBackends backends;
  private final Ports ports;
  private final AtomicInteger number = new AtomicInteger();

  Spaces(RunningBackends backends, Ports ports) {
    this.backends = backends;
    this.ports = ports;
  }

  /// Creates a space.
  ///
  /// @param name `[a-z0-9-]{1,20}`
  /// @return what the client's record `Space` holds, by the names of its components
  Properties create(String name) throws Exception {
    SpaceLayout layout = SpaceLayout.startingWith(name + "-" + number.incrementAndGet());
    backends.furnish(layout);
    var space = new Properties();
    space.setProperty("jdbcUrl", backends.postgres().jdbcUrl(layout.database()));
    space.setProperty("databaseUser", PostgresServer.USER);
    space.setProperty("databasePassword", PostgresServer.PASSWORD);
    space.setProperty("superuser", PostgresServer.SUPERUSER);
    space.setProperty("superuserPassword", PostgresServer.SUPERUSER_PASSWORD);
    space.setProperty("s3Endpoint", ports.address(Part.S3));
    space.setProperty("region", S3Server.REGION);
    space.setProperty("accessKey", S3Credentials.SANDBOX_ONLY.accessKey());
    space.setProperty("secretKey", S3Credentials.SANDBOX_ONLY.secretKey());
    space.setProperty("landingBucket", layout.landingBucket());
    space.setProperty("cleanBucket", layout.cleanBucket());
    space.setProperty("quarantineBucket", layout.quarantineBucket());
    space.setProperty("sqsEndpoint", ports.address(Part.SQS));
    space.setProperty("queue", layout.queue());
    space.setProperty("deadLetterQueue", layout.deadLetterQueue());
    space.setProperty("kafkaBootstrapServers", ports.address(Part.KAFKA));
    space.setProperty("topic", layout.topic());
    space.setProperty("clamdHost", "127.0.0.1");
    space.setProperty("clamdPort", Integer.toString(ports.of(Part.CLAMD)));
    return space;
  }
}
