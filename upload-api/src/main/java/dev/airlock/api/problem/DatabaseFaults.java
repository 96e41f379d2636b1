package dev.airlock.api.problem;

import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// The database is unreachable, or the connection broke.
@Component
class DatabaseFaults implements KnownFaults {

  @Override
  public Optional<ApiProblemException> explain(Throwable fault) {
    return switch (fault) {
      case CannotCreateTransactionException _,
          TransactionSystemException _,
          DataAccessResourceFailureException _ ->
          Optional.of(ApiProblemException.unavailable());
      default -> Optional.empty();
    };
  }
}
