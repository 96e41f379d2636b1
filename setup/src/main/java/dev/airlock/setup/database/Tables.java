package dev.airlock.setup.database;

import dev.airlock.setup.step.SetupFailed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// The tables of an installation, as the role that owns them sees them.
///
/// @param url of their database, for JDBC; not that of a pooler
public record Tables(String url, String owner, String password) {

  /// Brings them to this version.
  ///
  /// @return how many migrations that took
  public int migrate() {
    // As the registry has it: the lock must not be one of a transaction, for whose end the building
    // of an index would wait.
    Flyway flyway =
        Flyway.configure()
            .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
            .dataSource(url, owner, password)
            .load();
    try {
      // Only what cannot run in a transaction is recorded as failed; it can be run again.
      if (Arrays.stream(flyway.info().all()).anyMatch(one -> one.getState().isFailed())) {
        flyway.repair();
      }
      return flyway.migrate().migrationsExecuted;
    } catch (FlywayException e) {
      throw new SetupFailed("the tables cannot be migrated: " + e.getMessage(), e);
    }
  }

  /// Gives a role what a service needs, and takes from it whatever else it had of the tables.
  public void grant(ServiceRights service, String role) {
    String name = "\"" + role.replace("\"", "\"\"") + "\"";
    try (Connection connection = DriverManager.getConnection(url, owner, password);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(service.grants(name));
      connection.commit();
    } catch (SQLException e) {
      throw new SetupFailed(
          "role %s cannot be given the rights of %s: %s"
              .formatted(role, service.title(), e.getMessage()),
          e);
    }
  }

  /// Without the password.
  @Override
  public String toString() {
    return "Tables[%s, %s]".formatted(url, owner);
  }
}
