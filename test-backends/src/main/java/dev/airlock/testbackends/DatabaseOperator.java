package dev.airlock.testbackends;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// Does to a test's database what operators, migrations and fail-overs do, as its superuser.
public final class DatabaseOperator implements AutoCloseable {
  private final Connection connection;
  private final String database;

  public DatabaseOperator(TestNamespace namespace) throws SQLException {
    this.connection =
        DriverManager.getConnection(
            namespace.jdbcUrl(), namespace.superuser(), namespace.superuserPassword());
    this.database = connection.getCatalog();
    run("SET default_transaction_read_only = off");
  }

  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Sets a parameter for all sessions, which begin anew.
  public void set(String parameter, String value) throws SQLException {
    run("ALTER DATABASE \"%s\" SET %s = '%s'".formatted(database, parameter, value));
    endSessions();
  }

  /// Undoes [#set] for those sessions that begin from now on.
  public void reset(String parameter) throws SQLException {
    run("ALTER DATABASE \"%s\" RESET %s".formatted(database, parameter));
  }

  /// Ends all other sessions, as a shutdown does.
  public void endSessions() throws SQLException {
    run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s' AND pid <> pg_backend_pid()"
            .formatted(database));
  }

  /// Keeps everybody else from a table until [#unlock].
  public void lock(String table) throws SQLException {
    connection.setAutoCommit(false);
    run("LOCK TABLE " + table);
  }

  public void unlock() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /// How many sessions wait for a lock.
  public int waiting() throws SQLException {
    run("SELECT pg_stat_clear_snapshot()"); // a transaction sees sessions as they were at first
    try (Statement statement = connection.createStatement();
        var count =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = '%s' AND wait_event_type = 'Lock'"
                    .formatted(database))) {
      count.next();
      return count.getInt(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
