package dev.airlock.testbackends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class NamespacesIT {

  private final Backends backends = Backends.shared();

  @Test
  void namespacesOfTheSameNameDoNotSeeEachOther() throws Exception {
    TestNamespace one = backends.namespace("twin");
    TestNamespace other = backends.namespace("twin");

    assertThat(
            List.of(
                one.jdbcUrl(),
                one.landingBucket(),
                one.queue(),
                one.deadLetterQueue(),
                one.topic()))
        .doesNotContain(
            other.jdbcUrl(),
            other.landingBucket(),
            other.queue(),
            other.deadLetterQueue(),
            other.topic());
    try (Connection database = connect(one)) {
      database.createStatement().execute("CREATE TABLE seen (by_one int)");
    }
    assertThatThrownBy(
            () -> {
              try (Connection database = connect(other)) {
                database.createStatement().execute("SELECT * FROM seen");
              }
            })
        .hasMessageContaining("\"seen\" does not exist");
  }

  @Test
  void topicHasSixPartitions() throws Exception {
    TestNamespace namespace = backends.namespace("topic");
    try (Admin admin =
        Admin.create(
            Map.<String, Object>of("bootstrap.servers", namespace.kafkaBootstrapServers()))) {
      var topics =
          admin.describeTopics(List.of(namespace.topic())).allTopicNames().get(5, TimeUnit.SECONDS);

      assertThat(topics.values())
          .singleElement()
          .satisfies(topic -> assertThat(topic.partitions()).hasSize(6));
    }
  }

  /// Why a namespace costs no more than a database, three buckets, three queues and a topic.
  @Test
  void aNamespaceStartsNoServers() {
    assertThat(Stream.generate(() -> backends.namespace("cheap")).limit(3).map(this::servers))
        .containsOnly(servers(backends.namespace("cheap")));
  }

  private List<Object> servers(TestNamespace namespace) {
    return List.of(
        URI.create(namespace.jdbcUrl().substring("jdbc:".length())).getAuthority(),
        namespace.s3Endpoint(),
        namespace.sqsEndpoint(),
        namespace.kafkaBootstrapServers(),
        namespace.clamdHost(),
        namespace.clamdPort());
  }

  @Test
  void asksForThemOfTheSameProcess() {
    assertThat(Backends.shared()).isEqualTo(backends);
  }

  @Test
  void refusesANameThatWouldNotFit() {
    assertThatThrownBy(() -> backends.namespace("Not A Name"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> backends.namespace("a".repeat(21)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsItsSecretsOutOfItsText() {
    TestNamespace namespace = backends.namespace("quiet");

    assertThat(namespace.toString())
        .doesNotContain(namespace.secretKey())
        .doesNotContain(namespace.databasePassword());
  }

  private static Connection connect(TestNamespace namespace) throws SQLException {
    return DriverManager.getConnection(
        namespace.jdbcUrl(), namespace.databaseUser(), namespace.databasePassword());
  }
}
