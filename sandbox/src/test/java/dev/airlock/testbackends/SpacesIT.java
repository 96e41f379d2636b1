package dev.airlock.testbackends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class SpacesIT {

  private final Backends backends = Backends.shared();

  @Test
  void spacesOfTheSameNameDoNotSeeEachOther() throws Exception {
    TestNamespace one = backends.space("twin");
    TestNamespace other = backends.space("twin");

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
    TestNamespace space = backends.space("topic");
    try (Admin admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", space.kafkaBootstrapServers()))) {
      var topics =
          admin.describeTopics(List.of(space.topic())).allTopicNames().get(5, TimeUnit.SECONDS);

      assertThat(topics.values())
          .singleElement()
          .satisfies(topic -> assertThat(topic.partitions()).hasSize(6));
    }
  }

  @Test
  void aSpaceTakesLessThanASecond() {
    backends.space("warm-up");
    long started = System.nanoTime();

    backends.space("timed");

    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void asksForThemOfTheSameProcess() {
    assertThat(Backends.shared()).isEqualTo(backends);
  }

  @Test
  void refusesANameThatWouldNotFit() {
    assertThatThrownBy(() -> backends.space("Not A Name"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> backends.space("a".repeat(21)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsItsSecretsOutOfItsText() {
    TestNamespace space = backends.space("quiet");

    assertThat(space.toString())
        .doesNotContain(space.secretKey())
        .doesNotContain(space.databasePassword());
  }

  private static Connection connect(TestNamespace space) throws SQLException {
    return DriverManager.getConnection(
        space.jdbcUrl(), space.databaseUser(), space.databasePassword());
  }
}
