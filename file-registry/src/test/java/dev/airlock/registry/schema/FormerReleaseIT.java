package dev.airlock.registry.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.registry.fixture.LockWaits;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/// While a new release replaces the former one, both work on the same tables, which are migrated
/// first: what the former one asks of them must still be there.
///
/// With a release, `target/statements.sql` takes the place of `former-release/statements.sql`.
class FormerReleaseIT {
  private static Connection database;

  @BeforeAll
  static void migrate() throws SQLException {
    TestNamespace namespace = Backends.shared().namespace("former");
    flyway(namespace, "latest").migrate();
    database = connected(namespace);
  }

  @AfterAll
  static void disconnect() throws SQLException {
    database.close();
  }

  @Test
  void findsWhatItsStatementsName() throws Exception {
    assertThat(former())
        .hasSizeGreaterThan(40)
        .allSatisfy(
            statement -> assertThat(RegistryStatements.failure(database, statement)).isEmpty());
  }

  @Test
  void wouldMissWhatAMigrationTookAway() throws Exception {
    database.setAutoCommit(false);
    try (Statement statement = database.createStatement()) {
      statement.execute("ALTER TABLE file RENAME COLUMN requeues TO requeue_count");
      assertThat(former())
          .anySatisfy(one ->
              assertThat(RegistryStatements.failure(database, one))
                  .hasValueSatisfying(why -> assertThat(why).contains("requeues")));
    } finally {
      database.rollback();
      database.setAutoCommit(true);
    }
  }

  /// A number that is not committed while the tables are migrated is given once nevertheless.
  @Test
  void givesNumbersWhileTheTablesAreMigrated() throws Exception {
    TestNamespace namespace = Backends.shared().namespace("numbering");
    Flyway before = flyway(namespace, "13");
    before.migrate();
    JdbcTemplate all = new JdbcTemplate(before.getConfiguration().getDataSource());
    try (Connection relay = connected(namespace);
        Statement statement = relay.createStatement();
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      relay.setAutoCommit(false);
      statement.execute("SELECT numbered, published FROM event_stream FOR UPDATE");
      statement.execute("UPDATE event_stream SET numbered = 7");
      Future<?> migrating = threads.submit(() -> flyway(namespace, "14").migrate());
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> migrating.isDone() || LockWaits.anybodyIn(all));
      relay.commit();
      migrating.get(30, TimeUnit.SECONDS);
    }
    assertThat(all.queryForObject("SELECT numbered FROM event_stream", Long.class)).isEqualTo(7);
  }

  private static Flyway flyway(TestNamespace namespace, String target) {
    return Migrations.configure(Flyway.configure())
        .dataSource(namespace.jdbcUrl(), namespace.databaseUser(), namespace.databasePassword())
        .target(target)
        .load();
  }

  private static Connection connected(TestNamespace namespace) throws SQLException {
    return DriverManager.getConnection(
        namespace.jdbcUrl(), namespace.databaseUser(), namespace.databasePassword());
  }

  @Test
  void recordsTheStatementsOfThisReleaseForTheNext() throws Exception {
    List<String> statements = RegistryStatements.preparedBy(database);
    assertThat(statements).hasSizeGreaterThan(40).anyMatch(one -> one.contains("airlock_caller"));
    Path record = Path.of("target/statements.sql");
    Files.createDirectories(record.getParent());
    Files.writeString(record, RegistryStatements.join(statements));
    assertThat(RegistryStatements.split(Files.readString(record))).isEqualTo(statements);
  }

  private static List<String> former() throws Exception {
    try (InputStream text =
        FormerReleaseIT.class.getResourceAsStream("/former-release/statements.sql")) {
      return RegistryStatements.split(
          new String(Objects.requireNonNull(text).readAllBytes(), UTF_8));
    }
  }
}
