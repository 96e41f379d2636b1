package dev.airlock.registry.reconciliation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// One process at a time, of all that share the database. A lock of the session, so that whoever
/// dies gives it back at once.
public class ReconcilerLock {
  private static final String TAKE = "SELECT pg_try_advisory_lock(hashtext('airlock.reconciler'))";
  private static final String GIVE_BACK =
      "SELECT pg_advisory_unlock(hashtext('airlock.reconciler'))";

  private final DataSource database;

  ReconcilerLock(DataSource database) {
    this.database = database;
  }

  /// Does `work`, unless somebody else is at it.
  ///
  /// @return whether it was done
  /// @throws SQLException if the database is away
  public boolean take(Runnable work) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      if (!isTrue(statement, TAKE)) {
        return false;
      }
      try {
        work.run();
      } finally {
        isTrue(statement, GIVE_BACK);
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
