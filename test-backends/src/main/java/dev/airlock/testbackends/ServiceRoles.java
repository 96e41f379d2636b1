package dev.airlock.testbackends;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// A database in which each service has a role of its own.
///
/// @param both a role with the rights of both services
public record ServiceRoles(TestNamespace namespace, String uploadApi, String webhook, String both) {
  public static final String PASSWORD = "of-a-test-only";

  /// Creates the roles as an administrator would. They have no rights yet.
  public static ServiceRoles in(TestNamespace namespace) throws SQLException {
    String database = namespace.jdbcUrl().replaceFirst(".*/", "");
    ServiceRoles roles =
        new ServiceRoles(
            namespace, database + "-upload-api", database + "-webhook", database + "-both");
    try (Connection connection =
            DriverManager.getConnection(
                namespace.jdbcUrl(), namespace.superuser(), namespace.superuserPassword());
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE ROLE "%1$s" LOGIN PASSWORD '%4$s';
          CREATE ROLE "%2$s" LOGIN PASSWORD '%4$s';
          CREATE ROLE "%3$s" LOGIN PASSWORD '%4$s' IN ROLE "%1$s", "%2$s";
          """
              .formatted(roles.uploadApi, roles.webhook, roles.both, PASSWORD));
    }
    return roles;
  }

  /// A connection that may do what that role may.
  public Connection connect(String role) throws SQLException {
    return DriverManager.getConnection(namespace.jdbcUrl(), role, PASSWORD);
  }
}
