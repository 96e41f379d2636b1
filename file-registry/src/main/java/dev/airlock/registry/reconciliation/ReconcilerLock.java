package dev.airlock.registry.reconciliation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Lets one reconciler work at a time among all processes that share the database. It is a lock of
/// a transaction that does nothing else, so a process that dies releases it at once, and a pooler
/// between service and database leaves it with its connection. A transaction between two statements
/// keeps nothing from being vacuumed.
public class ReconcilerLock {
  private static final String TRY_LOCK =
      "SELECT pg_try_advisory_xact_lock(hashtext('airlock.reconciler'))";

  private final DataSource database;

  ReconcilerLock(DataSource database) {
    this.database = database;
  }

  /// Runs `work`, unless another process holds the lock.
  ///
  /// @return whether it ran
  /// @throws SQLException if the database is unreachable
  public boolean tryRun(Runnable work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        boolean locked = lock(connection);
        if (locked) {
          work.run();
        }
        return locked;
      } finally {
        connection.rollback(); // which releases it
        connection.setAutoCommit(true);
      }
    }
  }

  private static boolean lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(TRY_LOCK)) {
      return answer.next() && answer.getBoolean(1);
    }
  }
}
