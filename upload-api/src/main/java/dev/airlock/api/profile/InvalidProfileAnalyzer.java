package dev.airlock.api.profile;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Tells the operator in one line which profile to fix, without a stack trace.
class InvalidProfileAnalyzer extends AbstractFailureAnalyzer<InvalidProfile> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, InvalidProfile cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
