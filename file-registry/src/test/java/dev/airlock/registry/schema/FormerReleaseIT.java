package dev.airlock.registry.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// While a new release replaces the former one, both work on the same tables, which are migrated
/// first: what the former one asks of them must still be there.
///
/// With a release, `target/statements.sql` takes the place of `former-release/statements.sql`.
class FormerReleaseIT {
  private static Connection database;

  @BeforeAll
  static void migrate() throws SQLException {
    TestNamespace namespace = Backends.shared().namespace("former");
    Migrations.configure(Flyway.configure())
        .dataSource(namespace.jdbcUrl(), namespace.databaseUser(), namespace.databasePassword())
        .load()
        .migrate();
    database =
        DriverManager.getConnection(
            namespace.jdbcUrl(), namespace.databaseUser(), namespace.databasePassword());
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
