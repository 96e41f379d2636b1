package dev.airlock.registry.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.registry.schema.Migrations;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The migration keeps what a database of the former version knows about leftovers. It sees the
/// rows only because it states on whose behalf it acts.
class LeftoversMigrationIT {
  private static final UUID SCAN = UUID.randomUUID();

  @Test
  void keepsWhatTheLastRescansLeft() {
    TestNamespace namespace = Backends.shared().namespace("leftovers");
    flyway(namespace).target("4").load().migrate();
    try (SingleConnectionDataSource connection =
        new SingleConnectionDataSource(
            namespace.jdbcUrl(), namespace.databaseUser(), namespace.databasePassword(), true)) {
      JdbcTemplate database = new JdbcTemplate(connection);
      database.execute("SET airlock.access = 'every-tenant'");
      UUID moved = add(database, true);
      UUID stayed = add(database, false);

      flyway(namespace).load().migrate();

      assertThat(leftovers(database, moved))
          .isEqualTo(
              """
              [{"key": "resume/f", "bucket": "clean", "scanId": "%s", "versionId": "v1"}]\
              """
                  .formatted(SCAN));
      assertThat(leftovers(database, stayed)).isEqualTo("[]");
    }
  }

  private static FluentConfiguration flyway(TestNamespace namespace) {
    return Migrations.configure(Flyway.configure())
        .dataSource(namespace.jdbcUrl(), namespace.databaseUser(), namespace.databasePassword());
  }

  private static UUID add(JdbcTemplate database, boolean left) {
    UUID id = UUID.randomUUID();
    database.update(
        """
        INSERT INTO file (id, owner, profile, file_name, content_type, declared_size, max_size,
          metadata, status, sequence, created_at, expires_at, settled_at, finding_reason,
          claim_scan_id, claim_bucket, claim_key, claim_version_id, left_behind)
        VALUES (?, 'alice', 'resume', 'cv.pdf', 'application/pdf', 68, 68,
          '{}', 'quarantined', 5, now(), now(), now(), 'encrypted', ?, 'clean', 'resume/f', 'v1', ?)
        """,
        id,
        SCAN,
        left);
    return id;
  }

  private static @Nullable String leftovers(JdbcTemplate database, UUID id) {
    return database.queryForObject(
        "SELECT leftovers::text FROM file WHERE id = ?", String.class, id);
  }
}
