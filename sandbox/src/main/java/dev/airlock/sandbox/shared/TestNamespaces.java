package dev.airlock.sandbox.shared;

import dev.airlock.sandbox.backends.Addresses;
import dev.airlock.sandbox.backends.NamespaceLayout;
import dev.airlock.sandbox.backends.NamespaceServers;
import dev.airlock.sandbox.postgres.PostgresServer;
import dev.airlock.sandbox.s3.S3Server;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/// Creates namespaces for tests, numbered so that no two are alike.
final class TestNamespaces {

  private final NamespaceServers servers;
  private final AtomicInteger number = new AtomicInteger();

  TestNamespaces(NamespaceServers servers) {
    this.servers = servers;
  }

  /// Creates a namespace.
  ///
  /// @param name `[a-z0-9-]{1,20}`
  /// @return what the record `TestNamespace` of module `test-backends` holds, by the names of its
  ///   components
  Properties create(String name) throws Exception {
    NamespaceLayout layout = NamespaceLayout.startingWith(name + "-" + number.incrementAndGet());
    servers.provision(layout);
    Addresses at = servers.addresses();
    var namespace = new Properties();
    namespace.setProperty("jdbcUrl", PostgresServer.jdbcUrl(at.postgresPort(), layout.database()));
    namespace.setProperty("databaseUser", PostgresServer.USER);
    namespace.setProperty("databasePassword", PostgresServer.PASSWORD);
    namespace.setProperty("superuser", PostgresServer.SUPERUSER);
    namespace.setProperty("superuserPassword", PostgresServer.SUPERUSER_PASSWORD);
    namespace.setProperty("s3Endpoint", at.s3());
    namespace.setProperty("region", S3Server.REGION);
    namespace.setProperty("accessKey", at.credentials().accessKey());
    namespace.setProperty("secretKey", at.credentials().secretKey());
    namespace.setProperty("landingBucket", layout.landingBucket());
    namespace.setProperty("cleanBucket", layout.cleanBucket());
    namespace.setProperty("quarantineBucket", layout.quarantineBucket());
    namespace.setProperty("sqsEndpoint", at.sqs());
    namespace.setProperty("queue", layout.queue());
    namespace.setProperty("deadLetterQueue", layout.deadLetterQueue());
    namespace.setProperty("refusedQueue", layout.refusedQueue());
    namespace.setProperty("kafkaBootstrapServers", at.kafka());
    namespace.setProperty("topic", layout.topic());
    namespace.setProperty("clamdHost", "127.0.0.1");
    namespace.setProperty("clamdPort", Integer.toString(at.clamdPort()));
    return namespace;
  }
}
