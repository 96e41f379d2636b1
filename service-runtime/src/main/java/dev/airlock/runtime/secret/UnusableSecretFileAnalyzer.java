package dev.airlock.runtime.secret;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Tells the operator which variable to fix, without a stack trace.
class UnusableSecretFileAnalyzer extends AbstractFailureAnalyzer<UnusableSecretFile> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnusableSecretFile cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
