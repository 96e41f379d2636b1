package dev.airlock.api.problem;

import dev.airlock.runtime.database.DatabaseOutage;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The database cannot be used for now.
@Component
class DatabaseFaults implements KnownFaults {

  @Override
  public Optional<ApiProblemException> explain(Throwable fault) {
    return DatabaseOutage.isBehind(fault)
        ? Optional.of(ApiProblemException.unavailable())
        : Optional.empty();
  }
}
