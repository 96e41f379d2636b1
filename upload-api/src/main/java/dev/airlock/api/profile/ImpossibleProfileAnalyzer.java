package dev.airlock.api.profile;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Tells the operator in one line which profile to mend, without a stack trace.
class ImpossibleProfileAnalyzer extends AbstractFailureAnalyzer<ImpossibleProfile> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, ImpossibleProfile cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
