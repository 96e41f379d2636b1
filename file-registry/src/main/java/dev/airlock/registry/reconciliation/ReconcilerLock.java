package dev.airlock.registry.reconciliation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Lets one reconciler work at a time among all processes that share the database. It is a lock of
/// the database session, so a process that dies releases it at once.
public class ReconcilerLock {
  private static final String TRY_LOCK =
      "SELECT pg_try_advisory_lock(hashtext('airlock.reconciler'))";
  private static final String UNLOCK = "SELECT pg_advisory_unlock(hashtext('airlock.reconciler'))";

  private final DataSource database;

  ReconcilerLock(DataSource database) {
    this.database = database;
  }

  /// Runs `work`, unless another process holds the lock.
  ///
  /// @return whether it ran
  /// @throws SQLException if the database is unreachable
  public boolean tryRun(Runnable work) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      if (!isTrue(statement, TRY_LOCK)) {
        return false;
      }
      try {
        work.run();
      } finally {
        isTrue(statement, UNLOCK);
      }
      return true;
    }
  }

  private static boolean isTrue(Statement statement, String question) throws SQLException {
    try (ResultSet answer = statement.executeQuery(question)) {
      return answer.next() && answer.getBoolean(1);
    }
  }
}
