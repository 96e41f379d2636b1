package dev.airlock.sandbox.postgres;

import dev.airlock.sandbox.StartFailed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// The databases of a PostgreSQL on 127.0.0.1, whoever runs it.
///
/// @param port where it listens
public record Databases(int port) {

  /// Creates the role of the services.
  public void createServiceRole() {
    try {
      execute(
          "CREATE ROLE %s LOGIN PASSWORD '%s'"
              .formatted(PostgresServer.USER, PostgresServer.PASSWORD));
    } catch (SQLException e) {
      throw new StartFailed("PostgreSQL cannot create the role " + PostgresServer.USER, e);
    }
  }

  /// Creates an empty database that belongs to [PostgresServer#USER].
  ///
  /// @param name may hold lower case letters, digits, `-` and `_`
  public void create(String name) throws SQLException {
    if (!name.matches("[a-z0-9_-]{1,63}")) {
      throw new IllegalArgumentException("not a database name: " + name);
    }
    execute("CREATE DATABASE \"%s\" OWNER %s".formatted(name, PostgresServer.USER));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        PostgresServer.jdbcUrl(port, "postgres"),
        PostgresServer.SUPERUSER,
        PostgresServer.SUPERUSER_PASSWORD);
  }
}
