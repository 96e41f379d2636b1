package dev.airlock.registry.schema;

import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Brings the tables to this version where the service's role owns them, as for a trial. In
/// production it should not: then it only checks that `airlock setup migrate` has run before.
public final class SchemaUpdate {
  private static final String OWNS_THE_TABLES =
      """
      SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AND coalesce((
        SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('file')), true)
      """;

  private SchemaUpdate() {}

  /// Migrates, or checks.
  ///
  /// @throws OutdatedSchema if migrations are missing that the role may not run
  public static void run(Flyway flyway) {
    MigrationInfoService migrations = flyway.info();
    if (mayMigrate(flyway.getConfiguration().getDataSource())) {
      // Only what cannot run in a transaction is recorded as failed; it can be run again.
      if (Arrays.stream(migrations.all()).anyMatch(one -> one.getState().isFailed())) {
        flyway.repair();
      }
      flyway.migrate();
      return;
    }
    Arrays.stream(migrations.all())
        .filter(SchemaUpdate::isMissing)
        .reduce((_, last) -> last)
        .ifPresent(needed -> {
          throw new OutdatedSchema(version(migrations.current()), version(needed));
        });
  }

  // Later versions of the tables have more than this service knows of; it still finds what it
  // needs.
  private static boolean isMissing(MigrationInfo migration) {
    return migration.getState().isResolved()
        && (!migration.getState().isApplied() || migration.getState().isFailed());
  }

  private static boolean mayMigrate(DataSource database) {
    return Boolean.TRUE.equals(
        new JdbcTemplate(database).queryForObject(OWNS_THE_TABLES, Boolean.class));
  }

  private static String version(@Nullable MigrationInfo migration) {
    return Optional.ofNullable(migration)
        .map(MigrationInfo::getVersion)
        .map(Object::toString)
        .orElse("0");
  }
}
