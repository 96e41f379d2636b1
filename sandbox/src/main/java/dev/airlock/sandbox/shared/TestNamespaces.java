package dev.airlock.sandbox.shared;

import dev.airlock.sandbox.backends.Addresses;
import dev.airlock.sandbox.backends.NamespaceLayout;
import dev.airlock.sandbox.backends.NamespaceServers;
import dev.airlock.sandbox.postgres.PostgresServer;
import dev.airlock.sandbox.s3.S3Server;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/// Spaces for tests, numbered so that no two are alike.
final class TestNamespaces {

  private final NamespaceServers servers;
  private final AtomicInteger number = new AtomicInteger();

  TestNamespaces(NamespaceServers servers) {
    this.servers = servers;
  }

  /// Creates a space.
  ///
  /// @param name `[a-z0-9-]{1,20}`
  /// @return what the client's record `Space` holds, by the names of its components
  Properties create(String name) throws Exception {
    NamespaceLayout layout = NamespaceLayout.startingWith(name + "-" + number.incrementAndGet());
    servers.furnish(layout);
    Addresses at = servers.addresses();
    var space = new Properties();
    space.setProperty("jdbcUrl", PostgresServer.jdbcUrl(at.postgresPort(), layout.database()));
    space.setProperty("databaseUser", PostgresServer.USER);
    space.setProperty("databasePassword", PostgresServer.PASSWORD);
    space.setProperty("superuser", PostgresServer.SUPERUSER);
    space.setProperty("superuserPassword", PostgresServer.SUPERUSER_PASSWORD);
    space.setProperty("s3Endpoint", at.s3());
    space.setProperty("region", S3Server.REGION);
    space.setProperty("accessKey", at.credentials().accessKey());
    space.setProperty("secretKey", at.credentials().secretKey());
    space.setProperty("landingBucket", layout.landingBucket());
    space.setProperty("cleanBucket", layout.cleanBucket());
    space.setProperty("quarantineBucket", layout.quarantineBucket());
    space.setProperty("sqsEndpoint", at.sqs());
    space.setProperty("queue", layout.queue());
    space.setProperty("deadLetterQueue", layout.deadLetterQueue());
    space.setProperty("kafkaBootstrapServers", at.kafka());
    space.setProperty("topic", layout.topic());
    space.setProperty("clamdHost", "127.0.0.1");
    space.setProperty("clamdPort", Integer.toString(at.clamdPort()));
    return space;
  }
}
