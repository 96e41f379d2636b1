package dev.airlock.api.problem;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Translates exceptions into problems for callers; the log has the details for operators.
@Component
public class Faults {
  private static final Logger log = LoggerFactory.getLogger(Faults.class);

  private final List<KnownFaults> known;

  Faults(List<KnownFaults> known) {
    this.known = List.copyOf(known);
  }

  /// The problem that an exception is or stands for.
  ///
  /// @param attempt what was tried, for the log
  public ApiProblemException problemOf(Exception fault, String attempt) {
    if (fault instanceof ApiProblemException problem) {
      return problem;
    }
    for (KnownFaults faults : known) {
      ApiProblemException explained = faults.explain(fault).orElse(null);
      if (explained != null) {
        log.warn("{} was refused for now: {}", attempt, String.valueOf(fault));
        return explained;
      }
    }
    log.error("{} failed", attempt, fault);
    return new ApiProblemException(
        ApiProblem.INTERNAL_ERROR,
        "The request could not be completed. Please try again; nothing was lost.");
  }
}
