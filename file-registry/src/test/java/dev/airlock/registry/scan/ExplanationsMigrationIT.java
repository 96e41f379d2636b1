package dev.airlock.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.registry.schema.Migrations;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The migration only adds: services of the former version go on with the new tables until they are
/// replaced.
class ExplanationsMigrationIT {

  @Test
  void letsFormerServicesGoOnAndNewOnesWaiveMore() {
    TestNamespace namespace = Backends.shared().namespace("explanations");
    flyway(namespace).target("5").load().migrate();
    try (SingleConnectionDataSource connection =
        new SingleConnectionDataSource(
            namespace.jdbcUrl(), namespace.databaseUser(), namespace.databasePassword(), true)) {
      JdbcTemplate database = new JdbcTemplate(connection);
      database.execute("SET airlock.access = 'every-tenant'");
      UUID released = add(database);
      UUID judged = add(database);
      release(database, released, "encrypted");
      assertThatThrownBy(() -> release(database, judged, "suspicious"))
          .as("what the former tables refuse")
          .isInstanceOf(DataIntegrityViolationException.class);

      flyway(namespace).load().migrate();

      assertThat(text(database, "rescan_waives", released)).isEqualTo("encrypted");
      assertThat(text(database, "finding_where", judged)).isNull();
      assertThat(text(database, "finding_what", judged)).isNull();
      recordAsTheFormerVersionDoes(database, judged);
      assertThat(text(database, "finding_reason", judged)).isEqualTo("corrupt");
      release(database, judged, "corrupt");
      release(database, judged, "suspicious");
      release(database, judged, "unscannable");
      assertThatThrownBy(() -> release(database, judged, "limits-exceeded"))
          .isInstanceOf(DataIntegrityViolationException.class)
          .hasMessageContaining("file_rescan_waives_check");
    }
  }

  private static FluentConfiguration flyway(TestNamespace namespace) {
    return Migrations.configure(Flyway.configure())
        .dataSource(namespace.jdbcUrl(), namespace.databaseUser(), namespace.databasePassword());
  }

  private static UUID add(JdbcTemplate database) {
    UUID id = UUID.randomUUID();
    database.update(
        """
        INSERT INTO file (id, owner, profile, file_name, content_type, declared_size, max_size,
          metadata, status, sequence, created_at, expires_at, settled_at, finding_reason,
          location_bucket, location_key)
        VALUES (?, 'alice', 'resume', 'cv.pdf', 'application/pdf', 68, 68,
          '{}', 'quarantined', 5, now(), now(), now(), 'encrypted', 'quarantine', 'resume/f')
        """,
        id);
    return id;
  }

  private static void recordAsTheFormerVersionDoes(JdbcTemplate database, UUID id) {
    database.update(
        """
        UPDATE file SET status = 'quarantined', sequence = sequence + 1, settled_at = now(),
          finding_reason = 'corrupt', finding_threats = NULL, rescan_requested_at = NULL,
          rescan_waives = NULL
        WHERE id = ?
        """,
        id);
  }

  private static void release(JdbcTemplate database, UUID id, String reason) {
    database.update(
        "UPDATE file SET rescan_requested_at = now(), rescan_waives = ? WHERE id = ?", reason, id);
  }

  private static @Nullable String text(JdbcTemplate database, String column, UUID id) {
    return database.queryForObject(
        "SELECT " + column + " FROM file WHERE id = ?", String.class, id);
  }
}
