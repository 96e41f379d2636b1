package dev.airlock.runtime.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// Faults of the database that no request caused and that end by themselves or by an operator's
/// hand: it is unreachable, read-only, overloaded, shutting down, or its schema is not the one that
/// this service was built for. Whoever sends the same request later gets an answer.
///
/// They are told by the SQLSTATE
/// (<https://www.postgresql.org/docs/current/errcodes-appendix.html>).
public final class DatabaseOutage {
  static final String READ_ONLY = "25006";

  // Connections; authorization; a database or schema that is gone; syntax and access rules, which
  // statements without a word of the caller break only if tables, columns or rights are not as
  // expected; resources; operators, time-outs and shutdowns; the system; the server itself.
  private static final Set<String> CLASSES =
      Set.of("08", "28", "3D", "3F", "42", "53", "57", "58", "XX");

  // A statement that was planned before a migration; a standby; time-outs of transactions;
  // rollbacks
  // for the sake of others; what is locked or not ready.
  private static final Set<String> STATES =
      Set.of(
          "0A000", READ_ONLY, "25P03", "25P04", "40001", "40003", "40P01", "55000", "55006",
          "55P03");

  private static final int DEEPEST = 20;

  private DatabaseOutage() {}

  /// Whether that is why something failed.
  public static boolean isBehind(Throwable fault) {
    @Nullable Throwable cause = fault;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (isOne(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isOne(Throwable cause) {
    return switch (cause) {
      case CannotCreateTransactionException _,
          TransactionSystemException _,
          DataAccessResourceFailureException _ ->
          true;
      case SQLException e -> isOne(e.getSQLState());
      default -> false;
    };
  }

  // PostgreSQL always says which. The pool and the driver do not, of a connection that is none.
  private static boolean isOne(@Nullable String state) {
    return state == null
        || state.length() < 2
        || CLASSES.contains(state.substring(0, 2))
        || STATES.contains(state);
  }
}
