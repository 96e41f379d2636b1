package dev.airlock.registry.schema;

import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// How the tables come to be what this version expects, whoever runs the migrations.
public final class Migrations {

  private Migrations() {}

  /// By default, Flyway holds its lock in a transaction of a second connection, for whose end
  /// `CREATE INDEX CONCURRENTLY` would wait for ever. The lock is one of the session instead, so
  /// migrations need a connection that no pooler shares out by transaction.
  public static FluentConfiguration configure(FluentConfiguration flyway) {
    return flyway.configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
  }
}
